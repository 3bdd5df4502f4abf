package dev.stoop.indexer.protocol.dns;

/**
 * Names of DNS numbers, as IANA and ECS write them.
 *
 * @see <a href="https://www.iana.org/assignments/dns-parameters">IANA: DNS parameters</a>
 */
public final class DnsCode {
  static final int A = 1;
  static final int NS = 2;
  static final int CNAME = 5;
  static final int SOA = 6;
  static final int PTR = 12;
  static final int MX = 15;
  static final int TXT = 16;
  static final int AAAA = 28;
  static final int SRV = 33;
  static final int DNAME = 39;
  static final int OPT = 41;
  static final int SVCB = 64;
  static final int HTTPS = 65;
  static final int CAA = 257;

  private static final String UNKNOWN_TYPE = "TYPE";

  private DnsCode() {}

  /** Whether a record type has a name here, as all in use have. */
  static boolean isKnown(int type) {
    return !type(type).startsWith(UNKNOWN_TYPE);
  }

  /** A record type: {@code AAAA}, or {@code TYPE65280}. */
  public static String type(int type) {
    return switch (type) {
      case A -> "A";
      case NS -> "NS";
      case CNAME -> "CNAME";
      case SOA -> "SOA";
      case 10 -> "NULL";
      case PTR -> "PTR";
      case 13 -> "HINFO";
      case MX -> "MX";
      case TXT -> "TXT";
      case AAAA -> "AAAA";
      case SRV -> "SRV";
      case 35 -> "NAPTR";
      case DNAME -> "DNAME";
      case OPT -> "OPT";
      case 43 -> "DS";
      case 44 -> "SSHFP";
      case 46 -> "RRSIG";
      case 47 -> "NSEC";
      case 48 -> "DNSKEY";
      case 50 -> "NSEC3";
      case 51 -> "NSEC3PARAM";
      case 52 -> "TLSA";
      case SVCB -> "SVCB";
      case HTTPS -> "HTTPS";
      case 99 -> "SPF";
      case 249 -> "TKEY";
      case 250 -> "TSIG";
      case 251 -> "IXFR";
      case 252 -> "AXFR";
      case 255 -> "ANY";
      case CAA -> "CAA";
      default -> UNKNOWN_TYPE + type;
    };
  }

  /** A class: {@code IN}, or {@code CLASS7}. The top bit is a flag of mDNS, not of the class. */
  public static String recordClass(int recordClass) {
    return switch (recordClass & 0x7fff) {
      case 1 -> "IN";
      case 3 -> "CH";
      case 4 -> "HS";
      case 254 -> "NONE";
      case 255 -> "ANY";
      default -> "CLASS" + recordClass;
    };
  }

  public static String opcode(int opcode) {
    return switch (opcode) {
      case 0 -> "QUERY";
      case 1 -> "IQUERY";
      case 2 -> "STATUS";
      case 4 -> "NOTIFY";
      case 5 -> "UPDATE";
      case 6 -> "DSO";
      default -> "OPCODE" + opcode;
    };
  }

  /** A response code: {@code NXDOMAIN}, or {@code RCODE3841}. */
  public static String responseCode(int code) {
    return switch (code) {
      case 0 -> "NOERROR";
      case 1 -> "FORMERR";
      case 2 -> "SERVFAIL";
      case 3 -> "NXDOMAIN";
      case 4 -> "NOTIMP";
      case 5 -> "REFUSED";
      case 6 -> "YXDOMAIN";
      case 7 -> "YXRRSET";
      case 8 -> "NXRRSET";
      case 9 -> "NOTAUTH";
      case 10 -> "NOTZONE";
      case 16 -> "BADVERS";
      case 22 -> "BADTRUNC";
      case 23 -> "BADCOOKIE";
      default -> "RCODE" + code;
    };
  }
}

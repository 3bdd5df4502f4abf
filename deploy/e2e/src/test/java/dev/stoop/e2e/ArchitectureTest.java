package dev.stoop.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Set;

/** How the house is built: what may know what, and why. */
@AnalyzeClasses(packages = "dev.stoop", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

  /** Tests are outside the house, also those that a module lends to others as a jar. */
  static final class MainCode implements ImportOption {
    private final ImportOption folders = new ImportOption.DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
      return folders.includes(location) && !location.contains("-tests.jar");
    }
  }

  private static final String ROUTER = "dev.stoop.router..";
  private static final String WORKER = "dev.stoop.worker..";
  private static final String INDEXER = "dev.stoop.indexer..";
  private static final String COMPOSITION = "dev.stoop.standalone..";

  /** Where it is decided what to do, and what bytes mean: time and state come in as arguments. */
  private static final String[] DECISIONS = {
    "dev.stoop.alert",
    "dev.stoop.capture",
    "dev.stoop.decision",
    "dev.stoop.policy",
    "dev.stoop.router.policy",
    "dev.stoop.router.repeat",
    "dev.stoop.router.decide",
    "dev.stoop.worker.session",
    "dev.stoop.worker.filter",
    "dev.stoop.indexer.bytes",
    "dev.stoop.indexer.packet",
    "dev.stoop.indexer.protocol",
    "dev.stoop.indexer.protocol.dns",
    "dev.stoop.indexer.protocol.http",
    "dev.stoop.indexer.protocol.tls",
    "dev.stoop.indexer.flow"
  };

  /** The one class of a decision package that is an edge: it reads files. */
  private static final String POLICY_READER = "dev.stoop.router.policy.PolicyReader";

  private static final Set<String> CLOCK_READINGS =
      Set.of("now", "nanoTime", "currentTimeMillis", "tick", "system", "systemUTC");

  private static final DescribedPredicate<JavaClass> FILES =
      resideInAnyPackage("java.nio.file..", "java.nio.channels..")
          .or(DescribedPredicate.describe("java.io files", ArchitectureTest::isFileOfJavaIo))
          .as("files");

  private static final DescribedPredicate<JavaClass> SOCKETS =
      DescribedPredicate.describe("sockets", ArchitectureTest::isSocket);

  private static final DescribedPredicate<JavaMethodCall> READING_A_CLOCK =
      DescribedPredicate.describe("reading a clock", ArchitectureTest::readsClock);

  @ArchTest
  static void decisionPackagesAreThere(JavaClasses classes) {
    assertThat(DECISIONS)
        .as("a rule about a package that was renamed would hold for nothing")
        .allMatch(classes::containPackage);
    assertThat(classes.contain(POLICY_READER)).isTrue();
  }

  @ArchTest
  static final ArchRule routerKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(ROUTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKER, INDEXER, COMPOSITION)
          .because("services meet on topics only, so that each can be run and scaled alone");

  @ArchTest
  static final ArchRule workerKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(WORKER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROUTER, INDEXER, COMPOSITION)
          .because("services meet on topics only, so that each can be run and scaled alone");

  @ArchTest
  static final ArchRule indexerKnowsNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(INDEXER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROUTER, WORKER, COMPOSITION)
          .because("services meet on topics only, so that each can be run and scaled alone");

  @ArchTest
  static final ArchRule contractKnowsNoService =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROUTER, WORKER, INDEXER, COMPOSITION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROUTER, WORKER, INDEXER, COMPOSITION)
          .because("what everybody shares must not depend on any who share it");

  @ArchTest
  static final ArchRule decisionsKnowNoKafkaAndNoLibpcap =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.pcap4j..", "com.sun.jna..")
          .because("a decision can be tested with values alone, whatever brings and takes them");

  @ArchTest
  static final ArchRule decisionsKnowNoFilesAndNoSockets =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .and()
          .doNotHaveFullyQualifiedName(POLICY_READER)
          .should()
          .dependOnClassesThat(FILES.or(SOCKETS))
          .because(
              "what is decided must follow from the arguments, not from the machine it runs on");

  @ArchTest
  static final ArchRule decisionsReadNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(DECISIONS)
          .should()
          .callMethodWhere(READING_A_CLOCK)
          .because("time is an argument: an old alert read again must be decided as it was before");

  @ArchTest
  static final ArchRule onlyOnePackageKnowsLibpcap =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.stoop.worker.live")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.pcap4j..")
          .because("packets come from behind one port, so that another source can take its place");

  @ArchTest
  static final ArchRule onlyOneClassKnowsKafkasServer =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.stoop.standalone.EmbeddedBroker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..")
          .because("Kafka's server classes are not a public interface and change with any version");

  @ArchTest
  static final ArchRule contractPackagesAreFreeOfCycles =
      cycleFree(
          "dev.stoop.(alert|capture|decision|policy|outcome|registry|pcapng|evidence|kafka|config|ops)..");

  @ArchTest static final ArchRule routerIsFreeOfCycles = cycleFree("dev.stoop.router.(*)..");

  @ArchTest static final ArchRule workerIsFreeOfCycles = cycleFree("dev.stoop.worker.(*)..");

  @ArchTest static final ArchRule indexerIsFreeOfCycles = cycleFree("dev.stoop.indexer.(*)..");

  @ArchTest
  static final ArchRule singleMachineIsFreeOfCycles = cycleFree("dev.stoop.standalone.(*)..");

  private static ArchRule cycleFree(String packages) {
    return slices()
        .matching(packages)
        .should()
        .beFreeOfCycles()
        .because("a circle of packages can only be understood, tested and changed as a whole");
  }

  private static boolean isFileOfJavaIo(JavaClass type) {
    return type.getPackageName().equals("java.io")
        && (type.getSimpleName().startsWith("File")
            || type.getSimpleName().equals("RandomAccessFile"));
  }

  /** Addresses are values, and say so when they are none; all else of java.net can reach out. */
  private static boolean isSocket(JavaClass type) {
    return type.getPackageName().startsWith("java.net")
        && !type.isAssignableTo(InetAddress.class)
        && !type.isEquivalentTo(UnknownHostException.class);
  }

  private static boolean readsClock(JavaMethodCall call) {
    MethodCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    return CLOCK_READINGS.contains(target.getName())
        && (owner.equals(System.class.getName())
            || owner.equals(Clock.class.getName())
            || owner.startsWith("java.time."))
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.isAssignableTo(Clock.class));
  }
}

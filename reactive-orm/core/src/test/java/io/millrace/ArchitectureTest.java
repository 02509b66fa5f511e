package io.millrace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.error.MillraceException;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the packages of the library may know of each other and of the world. */
class ArchitectureTest {

    /** The rooms of the road, in its order: each may use only those before it. */
    private static final List<String> ROOMS = List.of(
            "error",
            "internal.build",
            "internal.name",
            "internal.value",
            "type",
            "schema",
            "json",
            "internal.tree",
            "internal.sql",
            "expr",
            "column",
            "function",
            "table",
            "internal.cast",
            "changeset",
            "validation",
            "preload",
            "shape",
            "query",
            "relation",
            "internal.page",
            "internal.row",
            "internal.exec",
            "internal.connect",
            "internal.write",
            "observe",
            "internal.run",
            "internal.remove",
            "internal.preload",
            "internal.related",
            "repo");

    private static final Path LOCATION = Path.of(URI.create(MillraceException.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toString()));

    private static final JavaClasses LIBRARY = new ClassFileImporter().importPath(LOCATION);

    @Test
    void theScanSeesTheLibrary() {
        assertThat(LIBRARY).hasSizeGreaterThan(50);
        assertThat(LIBRARY).allMatch(type -> type.getPackageName().startsWith("io.millrace"));
    }

    @Test
    void everyClassHasItsRoom() {
        assertThat(LIBRARY)
                .filteredOn(type -> ROOMS.stream().noneMatch(room -> isIn(room, type)))
                .extracting(JavaClass::getName)
                .as("classes in no room: give the package its place in the order of ROOMS")
                .isEmpty();
    }

    @Test
    void thePageOnTheArchitectureHasTheirOrder() throws IOException {
        String page = Files.readString(Path.of("../../ARCHITECTURE.md"));
        String road = page.split("```", -1)[1];

        assertThat(Pattern.compile("(?m)^ ([a-z.]+) {2,}")
                        .matcher(road)
                        .results()
                        .map(line -> line.group(1)))
                .containsExactlyElementsOf(ROOMS);
    }

    /** Generated code names the tree's types, so that one room of the inside is open. */
    @Test
    void theModuleExportsWhatIsNotInternal() {
        ModuleDescriptor library = ModuleFinder.of(LOCATION).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.name().equals("io.millrace"))
                .findAny()
                .orElseThrow();

        assertThat(library.exports().stream()
                        .filter(export -> !export.isQualified())
                        .map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(LIBRARY.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name ->
                                !name.startsWith("io.millrace.internal") || name.equals("io.millrace.internal.tree"))
                        .collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> aRoomKnowsOnlyThoseBeforeIt() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    List<String> later = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size());
                    check(noClasses()
                            .that(DescribedPredicate.describe("are in " + room, type -> isIn(room, type)))
                            .should(dependOnClassesThat(DescribedPredicate.describe(
                                    "are in a later room",
                                    type -> later.stream().anyMatch(name -> isIn(name, type))))));
                }));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("io.millrace.(**)").should().beFreeOfCycles());
    }

    @Test
    void theDriverIsKnownInTwoRooms() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.millrace.internal.exec..", "io.millrace.internal.row..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.."));
    }

    @Test
    void ofTheDriverOnlyItsPublicPackagesAreUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..impl..", "io.vertx..internal..", "io.vertx..spi..", "io.netty.."));
    }

    @Test
    void nothingBlocks() {
        check(noClasses()
                .should(callMethodWhere(DescribedPredicate.describe(
                        "block a publisher",
                        (JavaMethodCall call) -> call.getName().startsWith("block")
                                && call.getTargetOwner().getPackageName().startsWith("reactor.core")))));
    }

    @Test
    void nothingReflects() {
        check(noClasses()
                .should(dependOnClassesThat(
                        assignableTo(AccessibleObject.class).or(assignableTo(RecordComponent.class)))));
    }

    @Test
    void nothingPrints() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void namesSaySomething() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Misc")
                .orShould()
                .haveSimpleNameEndingWith("Common"));
    }

    @Test
    void aClassOfTheInsideIsFinalOrMadeToBeExtended() {
        assertThat(LIBRARY)
                .filteredOn(
                        type -> isIn("internal", type) && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !type.isEnum() && !type.reflect().isSealed())
                .filteredOn(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .filteredOn(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .extracting(JavaClass::getName)
                .as("public classes of the inside that are neither final nor sealed nor abstract")
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndExplainsItself() {
        assertThat(LIBRARY.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info with @NullMarked", room.getName())
                        .isTrue());
    }

    private static boolean isIn(String room, JavaClass type) {
        String name = "io.millrace." + room;
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(LIBRARY);
    }
}

package org.huhang;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.query.Query;
import org.camunda.feel.FeelEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** Rules that a tool can check. */
@AnalyzeClasses(packages = "org.huhang", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Set<String> MODULES = Set.of(
            "audit",
            "form",
            "engine",
            "agency",
            "document",
            "deadline",
            "web",
            "worklist",
            "notification",
            "intake",
            "child",
            "casework",
            "handover",
            "correction",
            "reporting",
            "starting",
            "paper",
            "warning",
            "schooling",
            "demo");

    /** A text of marks that nobody sees is as empty as one of blanks, and {@code String.isBlank} does not know that. */
    @ArchTest
    static final ArchRule whatNobodySeesIsEmptyEverywhere = noClasses()
            .that()
            .resideOutsideOfPackages("org.huhang.audit", "org.huhang.engine", "org.huhang.feel", "org.huhang.model")
            .should()
            .callMethod(String.class, "isBlank")
            .because("form.Characters.blank is the one function that says so");

    @ArchTest
    static final ArchRule camundaStaysInTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("org.huhang.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda.bpm..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule controllersAreHidden = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule controllersSayWhichKind =
            classes().that().areAnnotatedWith(RestController.class).should().haveSimpleNameEndingWith("Api");

    @ArchTest
    static final ArchRule tablesAreHidden =
            classes().that().haveSimpleNameEndingWith("Table").should().bePackagePrivate();

    @ArchTest
    static final ArchRule noTechnicalNames = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto|Dao|DAO|Service|Repository)");

    @ArchTest
    static final ArchRule noExpressionQueries = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.huhang..")
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(FeelEngine.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(BpmnParse.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(ExpressionManager.class)
            .should()
            .haveNameMatching(".*Expression$");

    /** What takes an expression runs it; a query has a plain twin of each such method. */
    @ArchTest
    static final ArchRule queriesTakeNoExpressions = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Query.class))).and(target(nameEndingWith("Expression"))));

    /**
     * A stream of rows keeps its connection until somebody closes it; two dozen that nobody closed stop a node. The check of
     * the trail alone reads more rows than memory should hold, and closes.
     */
    @ArchTest
    static final ArchRule rowsAreReadToTheirEnd = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.huhang.audit.Verifier$Walk")
            .should()
            .callMethodWhere(target(owner(assignableTo(JdbcClient.MappedQuerySpec.class)))
                    .and(target(name("stream")))
                    .or(target(name("queryForStream"))));

    /** A module's SQL names its own schema, and "public" only inside the engine. */
    @Test
    void sqlNamesItsOwnSchema() throws IOException {
        var foreign = new java.util.ArrayList<String>();
        for (var module : MODULES) {
            var others = MODULES.stream().filter(other -> !other.equals(module)).toList();
            var pattern = Pattern.compile("(?i)\\b(?:from|join|into|update|table|references|only)\\s+("
                    + String.join("|", others) + ")\\.[a-z_]+");
            for (var file : sources(module)) {
                var found = pattern.matcher(Files.readString(file));
                while (found.find()) {
                    foreign.add(file.getFileName() + ": " + found.group());
                }
            }
        }
        assertThat(foreign).isEmpty();
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> java = Files.walk(Path.of("src/main/java/org/huhang", module));
                Stream<Path> sql = migrations(module)) {
            return Stream.concat(java, sql).filter(Files::isRegularFile).toList();
        }
    }

    private static Stream<Path> migrations(String module) throws IOException {
        var folder = Path.of("src/main/resources/db/migration", module);
        return Files.exists(folder) ? Files.walk(folder) : Stream.empty();
    }

    /** Words that people read stand in the texts, not in the code: no Chinese in string literals. */
    @Test
    void noVisibleWordStandsInTheCode() throws IOException {
        var literal = Pattern.compile("\"[^\"\\n]*[\\u4e00-\\u9fff][^\"\\n]*\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ALLOWED_WORDS.contains(file.getFileName().toString()))
                    .filter(file -> literal.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    /** A task says what work it is; whoever asks for its id knows one process and passes by every other. */
    @Test
    void noTaskIsNamedInTheCode() throws IOException {
        var id = Pattern.compile("\"(userTask|serviceTask|callActivity|endEvent)_\\w");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> id.matcher(read(file)).find())
                            .map(file -> file.getFileName().toString()))
                    .isEmpty();
        }
    }

    /** Names of invented people and real offices, the brand, patterns of dates, and what the trail keeps for ever are data. */
    private static final Set<String> ALLOWED_WORDS = Set.of(
            "InventedNames.java",
            "AgencyList.java",
            "DemoPeople.java",
            "Postman.java",
            "Words.java",
            "FileName.java",
            "Purpose.java");

    @Test
    void pagesEscapeWhatPeopleWrote() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> {
                        var text = read(file);
                        return text.contains("th:utext")
                                || text.contains("style=\"")
                                || text.contains(" onclick=")
                                || text.contains("hx-on");
                    }))
                    .isEmpty();
        }
    }

    /** Two branches may have taken the same one; then no database can be made. */
    @Test
    void everyMigrationHasANumberOfItsOwn() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().split("__", 2)[0]))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

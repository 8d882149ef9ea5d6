package org.huhang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.ChildWords;
import org.huhang.child.Identity;
import org.huhang.child.Needs;
import org.huhang.form.Choice;
import org.huhang.form.Field;
import org.huhang.form.Forms;
import org.huhang.intake.Filing;
import org.huhang.intake.Intake;
import org.huhang.intake.ReportedChild;
import org.huhang.testing.HuhangTest;
import org.huhang.testing.Office;
import org.huhang.worklist.Correction;
import org.huhang.worklist.TaskFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which language a child speaks, whether it signs, what it cannot hear or see: asked in one way, and read by whoever goes there. */
@HuhangTest
class ChildNeedsTests {

    private static final String REGISTER = "userTask_registerIntake";
    private static final String CLERK = "township.532503102";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Cases cases;

    @Autowired
    private ChildFiles children;

    @Autowired
    private ChildWords words;

    @Autowired
    private SafetyStrip strip;

    @Autowired
    private Forms forms;

    @Autowired
    private List<TaskFacts> facts;

    @BeforeEach
    void people() {
        office.staffed();
    }

    @Test
    void whatTheReporterSaidStandsInTheFormOfWhoeverTakesItIn() {
        var caseNo = reported("需要甲", new ReportedChild.Needs("hani", true, true, "hearing", true));
        var task = office.open(caseNo, REGISTER);
        var filled = new HashMap<String, Object>();
        facts.forEach(one -> filled.putAll(one.values(task, office.person(CLERK))));

        assertThat(filled)
                .containsAllEntriesOf(Map.of(
                        "childLanguage", "hani",
                        "interpreterNeeded", true,
                        "signLanguage", true,
                        "disabilityKind", "hearing",
                        "boarding", true));
    }

    @Test
    void whatIntakeFindsOutIsReadByPoliceAndCivilAffairsAtOnce() {
        var caseNo = reported("需要乙", ReportedChild.Needs.UNKNOWN);

        office.does(
                caseNo,
                REGISTER,
                Map.of(
                        "receivers",
                        List.of("POLICE", "CIVIL"),
                        "childLanguage",
                        "hani",
                        "signLanguage",
                        true,
                        "disabilityKind",
                        "hearing",
                        "trustedAdult",
                        true));

        assertThat(children.file(cases.file(caseNo).childId()).needs())
                .isEqualTo(new Needs("hani", null, true, "hearing", null, true, null));
        for (var reader : List.of("police.532503", "civil.532503")) {
            assertThat(stripOf(caseNo, reader)).as(reader).contains("使用哈尼语", "使用手语", "残疾：听力", "要熟悉的大人陪着才肯说");
        }
    }

    @Test
    void aBoarderLivesWhereItIsInTheHolidaysAndWhoeverGoesToItKnowsWithWhom() {
        var caseNo = reported("需要丙", new ReportedChild.Needs(null, false, false, null, true));
        var child = cases.file(caseNo).childId();
        assertThat(children.file(child).residence())
                .as("a school is no home of its")
                .isNull();

        office.does(
                caseNo,
                REGISTER,
                Map.of("boarding", true, "homeVillage", "532503105", "weekendCarer", "外婆，13900000000"));

        assertThat(children.file(child).residence()).isEqualTo("532503105");
        assertThat(stripOf(caseNo, "civil.532503")).contains("住校", "周末、假期照料人：外婆，13900000000");
    }

    @Test
    void whoFollowsTheChildrenOfAPlaceFollowsAChildWhereItLivesWhereverSomethingHappenedToIt() {
        var caseNo = reported("需要己", ReportedChild.Needs.UNKNOWN);
        var child = cases.file(caseNo).childId();
        var there = office.person("village.532503102001");
        assertThat(children.mayOpen(there, child)).isTrue();

        office.does(caseNo, REGISTER, Map.of("homeVillage", "532503105"));
        assertThat(children.mayOpen(there, child)).isFalse();
    }

    private String stripOf(String caseNo, String reader) {
        return strip.of(cases.file(caseNo), office.person(reader), Locale.CHINESE).facts().stream()
                .map(SafetyStrip.Fact::value)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"true, true, sign", "true, false, ethnic", "false, false, "})
    void whoMustInterpretIsNotAskedOfPoliceAnew(boolean interpreter, boolean signs, @Nullable String language) {
        var told = new ReportedChild.Needs("hani", interpreter, signs, "none", false);
        var caseNo = reported("需要语" + interpreter + signs, told);
        office.does(caseNo, "userTask_policeReceive");
        var task = office.open(caseNo, "userTask_acceptCase");
        var officer = office.people(task.group()).get(0);
        var filled = new HashMap<String, Object>();
        facts.forEach(one -> filled.putAll(one.values(task, officer)));

        assertThat(filled.get("interviewLanguage")).isEqualTo(language);
    }

    private String reported(String name, ReportedChild.Needs needs) {
        var plain = office.filing(name, "2014-03-03", 4, false);
        var child = new ReportedChild(name, "F", LocalDate.parse("2014-03-03"), null, null, null, null, null, needs);
        return office.caseOf(intake.file(
                new Filing(plain.incident(), List.of(child), plain.reporter(), plain.files(), plain.origin())));
    }

    /** None of these questions is asked for nothing, and the office that registers a report asks each of them. */
    @Test
    void whateverIsAskedAboutTheNeedsOfAChildIsReadAndSaid() {
        var asked = forms.shipped("mandatory-report/register-intake").fields().stream()
                .map(Field::key)
                .toList();
        var needs = Stream.concat(
                        forms.shipped("shared/child-needs").fields().stream(),
                        forms.shipped("mandatory-report/register-intake").fields().stream()
                                .filter(field ->
                                        List.of("trustedAdult", "weekendCarer").contains(field.key())))
                .toList();

        assertThat(needs).hasSize(7).allSatisfy(field -> {
            var known = ToldOfChild.needs(new Given(Map.of(field.key(), answer(field))), Needs.UNKNOWN);
            assertThat(asked).contains(field.key());
            assertThat(words.needs(known, Locale.CHINESE)).as(field.key()).hasSize(1);
            assertThat(ToldOfChild.answers(known)).isEqualTo(Map.of(field.key(), answer(field)));
        });
    }

    /** A box that nobody touched says nothing; one that stood ticked, or was corrected, does. */
    @Test
    void aBoxThatWasNeverTouchedSaysNothingOfTheChild() {
        var boxes = forms.shipped("mandatory-report/register-intake").fields().stream()
                .map(Field::key)
                .filter(key -> Boolean.TRUE.equals(
                        ToldOfChild.answers(said(key, true, Needs.UNKNOWN)).get(key)))
                .toList();

        assertThat(boxes)
                .containsExactlyInAnyOrder("boarding", "interpreterNeeded", "signLanguage", "trustedAdult")
                .allSatisfy(key -> {
                    var ticked = said(key, true, Needs.UNKNOWN);
                    assertThat(said(key, false, Needs.UNKNOWN)).isEqualTo(Needs.UNKNOWN);
                    assertThat(ToldOfChild.answers(said(key, false, ticked))).isEqualTo(Map.of(key, false));
                    assertThat(corrected(key, true, false)).isEqualTo(Map.of(key, false));
                    assertThat(corrected(key, false, true)).isEqualTo(Map.of(key, true));
                    assertThat(corrected(key, false, false)).isEmpty();
                    assertThat(corrected(key, true, true)).isEmpty();
                });
    }

    private static Needs said(String key, boolean ticked, Needs shown) {
        return ToldOfChild.needs(new Given(Map.of(key, ticked)), shown);
    }

    private static Map<String, Object> corrected(String key, boolean before, boolean after) {
        return ToldOfChild.answers(ToldOfChild.corrected(new Correction(
                UUID.randomUUID(), 1, "", "", "", Map.of(key, before, "x", 1), Map.of(key, after), Instant.EPOCH)));
    }

    @Test
    void aBoxThatIsLeftEmptyTakesNothingFromTheFileOfTheChildThatItIs() {
        var known = new Needs("hani", null, true, null, true, null, null);
        var file = children.open(
                        new Identity("蔺相盒", "F", LocalDate.parse("2015-05-01"), null, null, null, null, null),
                        known,
                        "532503",
                        "532503102")
                .id();
        var caseNo = reported("蔺相盒", ReportedChild.Needs.UNKNOWN);
        office.does(caseNo, REGISTER, Map.of("linkedChild", file.toString(), "boarding", false, "signLanguage", false));
        assertThat(children.file(file).needs()).isEqualTo(known);

        // The file is offered no longer, for it is that of the case.
        office.corrects(caseNo, REGISTER, Map.of("signLanguage", true), "问清楚了，孩子用手语");
        assertThat(cases.file(caseNo).childId()).isEqualTo(file);
    }

    @Test
    void aCorrectionChangesWhatItChangesAndLeavesTheRest() {
        var caseNo = reported("需要戊", new ReportedChild.Needs("hani", false, false, null, true));
        office.does(caseNo, REGISTER, Map.of("boarding", true, "signLanguage", false));
        var file = cases.file(caseNo).childId();
        children.needs(file, new Needs(null, null, true, null, null, null, null));

        office.corrects(caseNo, REGISTER, Map.of("boarding", false), "看错了，孩子每天回家");
        assertThat(children.file(file).needs()).isEqualTo(new Needs("hani", null, true, null, false, null, null));
    }

    private static Object answer(Field field) {
        var codes = field.options().stream().map(Choice::code).toList();
        return codes.isEmpty()
                ? field.key().equals("weekendCarer") ? "外婆" : (Object) true
                : codes.get(codes.size() - 1).equals("none") ? codes.get(0) : codes.get(codes.size() - 1);
    }

    /** Tasks that wait since before go on with the form that they had. */
    @Test
    void aFormOfBeforeSaysTheSameInItsOwnWords() {
        assertThat(before(Map.of(
                        "languageSpoken", "哈尼语",
                        "communication", List.of("ethnicInterpreter", "signLanguage", "trustedAdult"),
                        "disability", List.of("hearing", "speech"))))
                .isEqualTo(new Needs("哈尼语", true, true, "multiple", null, true, null));
        assertThat(before(
                        Map.of("communication", List.of("other"), "disability", List.of("vision"), "boarding", false)))
                .isEqualTo(new Needs(null, null, null, "vision", null, null, null));
    }

    private static Needs before(Map<String, Object> answers) {
        return ToldOfChild.needs(new Given(answers), Needs.UNKNOWN);
    }
}

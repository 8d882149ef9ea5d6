package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form file that comes with the platform: it can be read, its file is where its id says, and its English is complete. */
class ShippedFormsTests {

    private static final Path FORMS = Path.of("forms");

    private final Forms forms = TestForms.forms();

    static List<String> shipped() {
        try (var files = Files.walk(FORMS)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .map(file -> FORMS.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.substring(0, file.length() - ".form".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isReadAndFoundByItsId(String path) {
        var form = forms.shipped(path);
        assertThat(form.fields()).isNotEmpty();
        assertThat(new ShippedForms().byId(form.id())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void hasAnEnglishTextForEveryChineseOne(String path) {
        var texts = new ShippedForms();
        assertThat(forms.shipped(path).textKeys())
                .allSatisfy(key -> assertThat(withoutDocumentNumbers(texts.text(key, Locale.ENGLISH)))
                        .as(key)
                        .isNotBlank()
                        .doesNotContainPattern("\\p{IsHan}"));
    }

    /** Words in which somebody might hand a child on to nobody: who is meant is chosen and gets a task, or it says why not. */
    @ParameterizedTest
    @MethodSource("shipped")
    void nobodyIsHandedAnythingInFreeWords(String path) {
        assertThat(forms.shipped(path).fields().stream()
                        .filter(field -> Set.of("textfield", "textarea").contains(field.type()) && field.writable())
                        .filter(field -> HANDING_ON.matcher(field.label()).find())
                        .map(Field::key))
                .isSubsetOf(IN_WORDS.keySet());
    }

    /** Whose answer it is stands on the task; a label that says it again leaves out what is asked. */
    @ParameterizedTest
    @MethodSource("shipped")
    void aLabelSaysWhatIsAskedAndNotWho(String path) {
        assertThat(forms.shipped(path).fields().stream().map(field -> field.label()))
                .doesNotContain("你单位", "本单位", "你");
    }

    /** Nobody who visits a child, helps it or has it has to describe one that has died as if it lived. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whoeverHasToDoWithAChildCanSayThatItHasDied(String path) {
        var asked = forms.shipped(path).fields().stream().map(Field::key).toList();
        if (asked.stream().anyMatch(MEETS::contains)) {
            assertThat(asked).contains("childDead");
        }
    }

    /** Whoever stands before an empty house, and hears from nobody where the child is, need not call it “not seen”. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whoeverHasToDoWithAChildCanSayThatItIsMissing(String path) {
        var form = forms.shipped(path);
        var asked = form.fields().stream().map(Field::key).toList();
        if (asked.stream().anyMatch(MEETS::contains) && !asked.contains("closeDecision")) {
            assertThat(form.fields().stream()
                            .flatMap(field -> Stream.concat(
                                    Stream.of(field.key() + "=true"),
                                    field.options().stream().map(choice -> field.key() + "=" + choice.code()))))
                    .containsAnyElementsOf(MISSING);
        }
    }

    /** In the table of what is for police: nobody knows where the child is; police say themselves that they did not find it. */
    private static final Set<String> MISSING = Stream.concat(
                    Stream.of("childCondition=notFound"),
                    ReferenceFile.lines("police-facts.csv").stream()
                            .filter(line -> line.text("means").equals("missing"))
                            .map(line -> line.text("field") + "=" + line.text("value")))
            .collect(Collectors.toSet());

    /** Where it is asked who, “people of the village” is nobody whom anybody finds. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whereAPersonIsNamedTheFormSaysSo(String path) {
        assertThat(forms.shipped(path).fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()))
                        .filter(field ->
                                field.names() && WHO.matcher(field.label()).find())
                        .filter(field -> !field.person())
                        .map(Field::key))
                .isEmpty();
    }

    private static final Pattern WHO = Pattern.compile("谁|姓名|哪一位|签收人");

    private static final Set<String> MEETS = Set.of(
            "childSeen",
            "childCondition",
            "childWhere",
            "measureType",
            "sessionHours",
            "takesPart",
            "guardianReached",
            "closeDecision");

    /** What belongs to one kind of a thing is not shown for another, where somebody would fill it in by mistake. */
    @ParameterizedTest
    @MethodSource("shipped")
    void noLabelAsksToLeaveItEmptyForOtherKinds(String path) throws IOException {
        assertThat(Files.readString(FORMS.resolve(path + ".form"))).doesNotContainPattern(ONE_KIND);
    }

    private static final Pattern ONE_KIND = Pattern.compile("（只有.{0,20}填写?）|才填写?\"|的才填");

    private static final Pattern HANDING_ON = Pattern.compile("交给|移交|移送到|转送|转交|与对方|谁接|由谁|怎样安排|其他安排|跟进|照看");

    /** Where a form asks in words with whom the child stays, whoever threatens it is asked back. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whereItIsAskedWithWhomTheChildStaysTheFormSaysSo(String path) {
        assertThat(forms.shipped(path).fields().stream()
                        .filter(field -> Set.of("textfield", "textarea").contains(field.type()) && field.writable())
                        .filter(field -> STAYS.matcher(field.label()).find())
                        .filter(field -> !field.childWith())
                        .map(Field::key))
                .isEmpty();
    }

    /** Where the child is, until when, and who looks after it then stands where a closed case is read, and not in a fold. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whatAClosingSaysOfTheChildIsAmongWhatItDecided(String path) {
        var form = forms.shipped(path);
        var asked = form.fields().stream().map(Field::key).toList();
        if (asked.contains("endState")) {
            var answers = Map.of("carerNow", "姑姑", "careUntil", "到明年2月", "followUpPlan", "每月走访", "childNow", "在姑姑家");
            assertThat(form.outcome(answers).keySet())
                    .containsAll(asked.stream().filter(answers::containsKey).toList());
        }
    }

    private static final Pattern STAYS = Pattern.compile("由谁(照|管)|孩子现在(在哪|留在|怎么样)|留在家中|照看孩子|带到哪");

    private static final Map<String, String> IN_WORDS = Map.ofEntries(
            Map.entry("forwardOutside", "outside the platform; whether it was taken is a task of its own"),
            Map.entry("transferOutside", "outside the platform; whether it was taken is a task of its own"),
            Map.entry("handedOutside", "outside the platform; who was spoken to stands beside it"),
            Map.entry("spokenTo", "whom the sender called"),
            Map.entry("handedSpokenTo", "whom the sender called"),
            Map.entry("takenBy", "who took it, said by the receiver or after asking there"),
            Map.entry("droppedReason", "a leader's reason; the coordinating office is told"),
            Map.entry("arrangement", "beside the agencies that are ticked and get a task"),
            Map.entry("childStays", "where a placed child stays; who must still act is ticked and gets a task"),
            Map.entry("outcomeNow", "how it ended, of the agency that answers for it; another agency is chosen"),
            Map.entry("interviewPlan", "of the unit's own interview"),
            Map.entry("childCarer", "who looks after a child that has its place; before that it is a hand-over"),
            Map.entry("reachAgain", "what was tried outside the platform; the task stays"),
            Map.entry("placedWith", "with whom the child is tonight; the removal itself is a hand-over"),
            Map.entry("materialsHandedTo", "papers, not the case"),
            Map.entry("childNow", "how the child is when its case is closed; who must still act has not closed it"),
            Map.entry("carerNow", "with whom a placed child stays when its case is closed"),
            Map.entry("careUntil", "how long a carer has a placed child, of the office that closes the case"),
            Map.entry("followUpPlan", "of the office that closes the case"));

    /** Where a text justifies something, “none” is no answer; what only tells what is so may be as short as it likes. */
    @ParameterizedTest
    @MethodSource("shipped")
    void aTextJustifiesSomethingOrTellsWhatIsSo(String path) {
        assertThat(forms.shipped(path).fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()))
                        .filter(field -> field.type().equals("textarea") && field.writable() && !field.justifies())
                        .map(Field::key))
                .isSubsetOf(TELLING);
    }

    private static final Set<String> TELLING = Set.of(
            "actionTaken",
            "appealResultNote",
            "childOpinion",
            "childState",
            "complainantSaid",
            "description",
            "findings",
            "guidance",
            "interviewPlan",
            "needsNote",
            "newFacts",
            "note",
            "outcomeNote",
            "planGoal",
            "reporterResponse",
            "workerSafetyNote");

    /** Who must say whom, where, when or what is arranged does not pass with “later”; neither by saying the question again. */
    @ParameterizedTest
    @MethodSource("shipped")
    void laterIsNoAnswerWhereSomebodyAPlaceOrAnArrangementIsAskedFor(String path) {
        assertThat(forms.shipped(path).fields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()))
                        .filter(field -> field.writable() && field.kind() instanceof TextKind)
                        .filter(field -> field.required() || field.justifies() || field.names())
                        .filter(field -> !WHAT_IS_SO.contains(field.key())))
                .allSatisfy(field -> assertThat(Stream.concat(PUT_OFF.stream(), Stream.of(field.label())))
                        .as(field.key())
                        .allMatch(field::unsaid))
                .allSatisfy(field -> assertThat(List.of("外婆李某，13800000000，周五上门", "grandmother, calls on Friday"))
                        .as(field.key())
                        .noneMatch(field::unsaid));
    }

    private static final List<String> PUT_OFF = List.of(
            "以后再说", "以后再说。", "待定", "再说", "到时候再看", "无", "不知道", "……", "待定；以后再说", "later", "Unknown", "none", "TBD",
            "not yet");

    /** What a reporter saw, and what somebody found, is taken in few words too. */
    private static final Set<String> WHAT_IS_SO = Set.of(
            "actionTaken", "appealResultNote", "childState", "description", "findings", "newFacts", "outcomeNote");

    /** What is asked until when, or when next, is a day; what it says beside is text. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whereADayIsMeantADayIsChosen(String path) {
        var fields = forms.shipped(path).fields();
        assertThat(fields.stream()
                        .filter(field -> field.writable() && field.kind() instanceof TextKind)
                        .filter(field -> UNTIL.matcher(field.label()).find()))
                .allSatisfy(field -> assertThat(fields)
                        .as(field.key())
                        .anyMatch(other ->
                                other.kind() instanceof DateKind && other.key().equals(field.key() + "Date")));
    }

    /** The task itself comes again at once where somebody outside was not reached. */
    private static final Pattern UNTIL = Pattern.compile("什么时候(?!再问|见过)");

    @Test
    void inARowAReasonSaysSomethingToo() {
        var row = Map.of("content", "她母亲是教师王芳", "leakConfirmed", true, "leakReason", "无");
        assertThat(forms.shipped("shared/feedback-reporter")
                        .check(Map.of("answers", List.of(row)))
                        .problems())
                .extracting(Problem::code)
                .contains("saysNothing");
    }

    /** A date that says neither is one that nobody thought about: a slip in its year moves terms by years. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyDateSaysWhetherItIsAPlanOrHasHappened(String path) {
        assertThat(dates(forms.shipped(path).fields())).allSatisfy(field -> {
            var past = "now".equals(field.component().property("notAfter"));
            assertThat(past).as(field.key()).isNotEqualTo(PossibleDates.plan(field));
        });
    }

    /** What is promised for the year 2099 is promised to nobody. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyPlanSaysHowFarAheadItMayLie(String path) {
        assertThat(dates(forms.shipped(path).fields()).stream().filter(PossibleDates::plan))
                .allSatisfy(field -> assertThat(field.component().property(PossibleDates.WITHIN))
                        .as(field.key())
                        .isNotNull());
    }

    /** What people of a case do, they do after its report, or it is asked back; the report itself tells of what was before. */
    @ParameterizedTest
    @MethodSource("shipped")
    void whatHappensInACaseIsHeldAgainstItsReport(String path) {
        if (!Set.of(
                        "guardian-warning/record-conduct",
                        "return-to-school/record-absence",
                        "mandatory-report/submit-report",
                        "shared/reported-child",
                        "shared/start-child")
                .contains(path)) {
            assertThat(dates(forms.shipped(path).fields()))
                    .filteredOn(field -> !PossibleDates.plan(field))
                    .allSatisfy(field -> assertThat(field.component().property(PossibleDates.SINCE_REPORT))
                            .as(field.key())
                            .isNotNull());
        }
    }

    /** Which files come in is said in one place, the one that checks them. */
    @ParameterizedTest
    @MethodSource("shipped")
    void noFormHasAListOfFileKindsOfItsOwn(String path) throws IOException {
        assertThat(FORMS.resolve(path + ".form")).content().doesNotContain("\"accept\":");
    }

    /** Who ticks "safe" cannot tick "in danger" as well: what says that nothing else is true is chosen alone. */
    @ParameterizedTest
    @MethodSource("shipped")
    void anOptionThatDeniesTheOthersIsRefusedBesideThem(String path) {
        var form = forms.shipped(path);
        for (var field : form.fields()) {
            var codes = field.options().stream().map(Choice::code).toList();
            if (field.kind().sort() != Kind.Sort.CODES || !field.writable()) {
                continue;
            }
            field.options().stream().filter(ShippedFormsTests::denies).forEach(option -> assertThat(
                            form.check(Map.of(field.key(), codes)).problems())
                    .as("%s beside others in %s", option.code(), field.key())
                    .extracting(Problem::field, Problem::code)
                    .contains(tuple(field.key(), "alone")));
        }
    }

    private static boolean denies(Choice option) {
        return Set.of("safe", "notFound", "none", "no", "unknown", "nothing").contains(option.code())
                || option.label().matches("(没有|都没|以上都|安全|正常).*");
    }

    @Test
    void aReportDoesNotNameASexualAssaultAndDenyIt() {
        var report = forms.shipped("mandatory-report/submit-report");
        for (var category : List.of("2", "3")) {
            var answers = Map.of("reportCategory", List.of("10", category), "sexualAssaultSuspected", "no");
            assertThat(report.check(answers).problems())
                    .extracting(Problem::field, Problem::code)
                    .contains(tuple("sexualAssaultSuspected", "contradicts"));
        }
        var unsure = Map.of("reportCategory", List.of("2"), "sexualAssaultSuspected", "unknown");
        assertThat(report.check(unsure).problems()).extracting(Problem::code).doesNotContain("contradicts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-handling/police-receive", "emergency/emergency-receive"})
    void aChildThatWasNotFoundIsNeitherSafeNorInHospital(String path) {
        var notFound = Map.of(
                "childCondition", List.of("notFound"), "sentToHospital", true, "removed", true, "childSafeNow", "yes");
        assertThat(forms.shipped(path).check(notFound).problems())
                .filteredOn(problem -> problem.code().equals("contradicts"))
                .hasSize(2);
    }

    @Test
    void whoMergesIsNotAskedToGrade() {
        var intake = forms.shipped("mandatory-report/register-intake");
        var merging = Map.of("intakeDecision", "merge", "decisionReason", "同一件事");
        assertThat(intake.check(merging).problems()).extracting(Problem::field).containsExactly("mergeInto");
    }

    private static List<Field> dates(List<Field> fields) {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.fields().stream()))
                .filter(field -> field.writable() && Wiring.isDate(field))
                .toList();
    }

    /** The number of a document is its name in every language. */
    private static String withoutDocumentNumbers(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{IsHan}+〔[0-9]{4}〕[0-9]+号", "");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void anEmptyAnswerIsRefusedAtEachRequiredField(String path) {
        var form = forms.shipped(path);
        var checked = form.check(Map.of());
        var shown = form.fields().stream()
                .filter(field -> field.required() && field.hiddenBy().isEmpty())
                .map(Field::key)
                .collect(Collectors.toSet());
        assertThat(checked.problems()).extracting(Problem::field).containsAll(shown);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatTheBrowserGetsIsAFormAgainInBothLanguages(String path) {
        var form = forms.shipped(path);
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(forms.parse(form.schema(locale)).fields())
                    .extracting(Field::key)
                    .isEqualTo(form.fields().stream().map(Field::key).toList());
            assertThat(form.check(Map.of()).problems()).allSatisfy(problem -> assertThat(form.message(problem, locale))
                    .isNotBlank());
        }
    }

    @Test
    void decidingFormsAskForReasonAndLaw() {
        assertThat(Stream.of(
                        "mandatory-report/register-intake",
                        "mandatory-report/needs-assessment",
                        "mandatory-report/service-plan",
                        "mandatory-report/accountability",
                        "shared/close",
                        "police-handling/police-receive",
                        "police-handling/accept-case",
                        "police-handling/decide-filing",
                        "police-handling/prosecution-decision",
                        "police-handling/approve-not-police",
                        "police-handling/approve-outcome",
                        "police-handling/answer-review",
                        "police-handling/proc-copy-review",
                        "emergency/decide-removal",
                        "further-report/register-further-report",
                        "guardian-warning/choose-measure",
                        "guardian-warning/admonish",
                        "guardian-warning/issue-warning",
                        "guardian-warning/issue-supervision-order",
                        "guardian-warning/order-guidance",
                        "guardian-warning/evaluate",
                        "return-to-school/compare-data",
                        "return-to-school/aid-plan",
                        "return-to-school/order-correction",
                        "return-to-school/penalty-notice",
                        "return-to-school/penalty-decision",
                        "return-to-school/choose-litigation",
                        "return-to-school/deregister"))
                .allSatisfy(file -> {
                    var form = forms.shipped(file);
                    assertThat(form.field("decisionReason")).as(file).isNotNull();
                    assertThat(form.field("legalBasis")).as(file).isNotNull();
                    assertThat(form.check(Map.of()).problems())
                            .extracting(Problem::field)
                            .contains("decisionReason");
                });
    }

    @Test
    void whereTheChildMustBeHeardExactlyOneOfOpinionAndReasonIsTaken() {
        assertThat(Stream.of(
                        "police-handling/police-receive",
                        "police-handling/accept-case",
                        "mandatory-report/needs-assessment",
                        "mandatory-report/service-plan",
                        "shared/close",
                        "emergency/decide-removal",
                        "guardian-warning/evaluate",
                        "return-to-school/persuade",
                        "return-to-school/aid-plan",
                        "return-to-school/enrol"))
                .allSatisfy(file -> {
                    var form = forms.shipped(file);
                    assertThat(hearing(form, Map.of())).isEqualTo("oneOfTwo");
                    assertThat(hearing(form, Map.of("childOpinion", "想跟外婆住", "notAskedReason", "refused")))
                            .isEqualTo("onlyOneOfTwo");
                    assertThat(hearing(form, Map.of("childOpinion", "想跟外婆住"))).isEmpty();
                    assertThat(hearing(form, Map.of("notAskedReason", "tooYoung")))
                            .isEmpty();
                });
    }

    private static String hearing(Form form, Map<String, Object> answers) {
        return form.check(answers).problems().stream()
                .filter(problem -> problem.field().equals("childOpinion")
                        || problem.field().equals("notAskedReason"))
                .map(Problem::code)
                .findFirst()
                .orElse("");
    }

    @Test
    void noPaperIsDemandedButTheReceiptOfAcceptanceAndThatOnlyWithoutItsNumber() {
        assertThat(shipped().stream().map(forms::shipped).flatMap(form -> form.fields().stream()
                        .filter(field -> field.type().equals("filepicker") && field.required())
                        .map(field -> form.id() + "." + field.key())))
                .isEmpty();
        var accept = forms.shipped("police-handling/accept-case");
        var own = Map.<String, Object>of("ownJurisdiction", "yes", "caseNature", "criminal");
        assertThat(accept.check(own).problems()).extracting(Problem::field).contains("receiptPaper");
        assertThat(accept.check(Map.of("ownJurisdiction", "yes", "caseNature", "criminal", "receiptNo", "00123"))
                        .problems())
                .extracting(Problem::field)
                .doesNotContain("receiptPaper");
    }

    @Test
    void aChildOfASuspectedSexualAssaultIsQuestionedAtOneStopOrTheReasonIsGiven() {
        var accept = forms.shipped("police-handling/accept-case");
        var arranged = Map.<String, Object>of(
                "ownJurisdiction", "yes",
                "caseNature", "criminal",
                "interviewState", "arranged",
                "femaleOfficer", "yes",
                "interviewPlace", "oneStop",
                "syncRecording", true,
                "onceOnly", true,
                "medicalEvidence", true);
        var owed = Map.of("oneStopRequired", true);
        assertThat(accept.check(arranged, owed).problems())
                .extracting(Problem::field)
                .doesNotContain("oneStopReason");
        for (var lacking : List.of("syncRecording", "onceOnly", "medicalEvidence")) {
            var answers = new java.util.HashMap<>(arranged);
            answers.remove(lacking);
            assertThat(accept.check(answers, owed).problems())
                    .as(lacking)
                    .extracting(Problem::field)
                    .contains("oneStopReason");
        }
    }

    @Test
    void anInjuredOrBeatenChildIsQuestionedOnceAndRecordedOrTheReasonIsGiven() {
        var accept = forms.shipped("police-handling/accept-case");
        var arranged = Map.<String, Object>of(
                "ownJurisdiction", "yes",
                "caseNature", "criminal",
                "interviewState", "arranged",
                "femaleOfficer", "yes",
                "interviewPlace", "home");
        assertThat(accept.check(arranged, Map.of()).problems())
                .extracting(Problem::field)
                .doesNotContain("oneStopReason");
        assertThat(accept.check(arranged, Map.of("recordingRequired", true)).problems())
                .extracting(Problem::field)
                .contains("oneStopReason");
        var byAMan = new java.util.HashMap<>(arranged);
        byAMan.put("femaleOfficer", "no");
        assertThat(accept.check(byAMan, Map.of()).problems())
                .extracting(Problem::field)
                .contains("oneStopReason");
    }
}

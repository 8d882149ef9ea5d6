package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody types twice what the platform knows: on the way of a guardian’s warning each fact is asked once, and filled in after. */
class FilledInTests {

    private static final List<String> FIRST = List.of("guardian-warning/record-conduct");

    private static final List<String> LATER = List.of(
            "guardian-warning/choose-measure",
            "guardian-warning/dissuade",
            "guardian-warning/report-police",
            "guardian-warning/admonish",
            "guardian-warning/issue-warning",
            "guardian-warning/issue-supervision-order",
            "guardian-warning/order-guidance",
            "shared/visit",
            "shared/guidance-session",
            "guardian-warning/evaluate",
            "shared/tell-provider");

    /** What is asked again because it is another fact each time. */
    private static final Map<String, String> ANEW = anew(
            "each decision has its own: decisionReason legalBasis",
            "how it is at this visit, seen anew: childMissing dangerNow childState childSeen notSeenWhy mustLeave findings place checkedAt visitedWith childCondition onSceneAt hospital sentToHospital",
            "what the child says this time: childOpinion notAskedReason",
            "of the paper or order that is issued or served now: issuer orderNo orderServedAt servedAt servedTo serviceMethod toldOfAppeal complainantSaid",
            "of the one guardian who is served now, with how that is known: guardianInvolved notInvolvedWhy",
            "another decision, on its day: decidedAt extensionApprover result promiseDate returnedOn justifiedWhy",
            "another request for review: lateAllowedBy lateFacts lateReason lateRefusedTold obstacleEndedAt",
            "another receiver, asked each time: outsideTaken notTakenReason reachAgain takenAt takenBy spokenTo otherTaker sentMore droppedReason followUpBy receivers arrangement",
            "another report says so for itself: conflictOfInterest notInvolvedReason concerns hotel childDead sexualAssaultSuspected",
            "filled in by the platform, or judged anew: reportDuty riskTier boarding",
            "a case begins by one of these forms: address birthDate childLanguage childName disabilityKind guardianName guardianPhone idNo interpreterNeeded school sex signLanguage startCase startPlace startWhose",
            "how this questioning of the child goes: interviewPlan interviewState noInterviewReason medicalEvidence onceOnly oneStopReason oneStopRequired recordingRequired syncRecording");

    /** One fact under several names: whether a guardian harmed the child is asked of police and of whoever assesses. */
    private static final Set<String> HARM_BY_GUARDIAN =
            Set.of("guardianSuspect", "offenderIsGuardian", "harmByGuardian");

    /** What is asked in these words is another fact in each form. */
    private static final Set<String> COMMON_WORDS = Set.of(
            "与对方谁联系的、电话",
            "事实",
            "什么时候发现的",
            "具体情况",
            "决定日期",
            "告知的时间",
            "在哪里见到的",
            "地点",
            "孩子回校了吗",
            "怎样处理",
            "怎样联系的，对方怎么说",
            "收到申请的日期",
            "文书编号",
            "文号",
            "申请的理由或者对方的表示",
            "移送日期",
            "结果",
            "身份证号",
            "退回的理由",
            "送达日期",
            "送达的时间",
            "陈述、申辩");

    private final Forms forms = TestForms.forms();

    private static Map<String, String> anew(String... groups) {
        var all = new TreeMap<String, String>();
        for (var group : groups) {
            var parts = group.split(": ", 2);
            Stream.of(parts[1].split(" ")).forEach(key -> all.put(key, parts[0]));
        }
        return all;
    }

    @Test
    void noFactIsAskedTwice() {
        var asked = new LinkedHashMap<String, String>();
        var twice = new ArrayList<String>();
        Stream.concat(FIRST.stream(), LATER.stream()).forEach(path -> typed(path)
                .map(Field::key)
                .filter(key -> !ANEW.containsKey(key))
                .forEach(key -> {
                    if (asked.putIfAbsent(key, path) != null) {
                        twice.add(path + " asks " + key + " as " + asked.get(key) + " did");
                    }
                }));
        assertThat(twice).isEmpty();
    }

    /** In all forms: what another form of the same case asked under the same key is filled in, or is another fact each time. */
    @Test
    void noFormAsksWhatAnotherAskedUnlessItIsAnotherFact() throws IOException {
        var asking = new TreeMap<String, Set<String>>();
        for (var path : all()) {
            forms.shipped(path).fields().stream()
                    .filter(field -> field.writable()
                            && field.earlierKeys().isEmpty()
                            && !field.type().equals("filepicker"))
                    .forEach(field -> asking.computeIfAbsent(field.key(), key -> new TreeSet<>())
                            .add(path));
        }
        asking.values().removeIf(paths -> paths.size() < 2);
        asking.keySet().removeAll(ANEW.keySet());

        assertThat(asking).isEmpty();
    }

    @Test
    void whoeverIsAskedWhetherAGuardianHarmedTheChildReadsWhatOthersSaid() throws IOException {
        var asked = new TreeSet<String>();
        for (var path : all()) {
            forms.shipped(path).fields().stream()
                    .filter(field -> HARM_BY_GUARDIAN.contains(field.key()))
                    .forEach(field -> {
                        asked.add(field.key());
                        var others = new TreeSet<>(HARM_BY_GUARDIAN);
                        others.remove(field.key());
                        assertThat(field.earlierKeys()).as(path).containsAll(others);
                    });
        }
        assertThat(asked).isEqualTo(new TreeSet<>(HARM_BY_GUARDIAN));
    }

    /** Two names for one question would be two answers to it. */
    @Test
    void noTwoFormsAskInTheSameWordsUnderTwoNames() throws IOException {
        var names = new TreeMap<String, Set<String>>();
        for (var path : all()) {
            forms.shipped(path).fields().stream()
                    .filter(field -> field.writable() && !field.type().equals("filepicker"))
                    .forEach(field -> names.computeIfAbsent(
                                    forms.shipped(path).label(field, Locale.CHINESE), words -> new TreeSet<>())
                            .add(field.key()));
        }
        names.values().removeIf(keys -> keys.size() < 2);

        assertThat(names.keySet()).isEqualTo(new TreeSet<>(COMMON_WORDS));
    }

    @Test
    void whatIsFilledInUnderAnotherKeyIsAskedSomewhereInTheSameKind() throws IOException {
        var kinds = new TreeMap<String, Set<String>>();
        for (var path : all()) {
            forms.shipped(path).fields().forEach(field -> kinds.computeIfAbsent(field.key(), key -> new TreeSet<>())
                    .addAll(kinds(field)));
        }
        for (var path : all()) {
            forms.shipped(path).fields().forEach(field -> field.earlierKeys().forEach(key -> assertThat(kinds)
                    .as(path + " " + field.key() + " is filled in from " + key)
                    .containsKey(key)
                    .satisfies(found -> assertThat(found.get(key)).containsAnyElementsOf(kinds(field)))));
        }
    }

    /** A yes fills a box, and a box that is ticked a yes. */
    private static Set<String> kinds(Field field) {
        var kind = field.type().startsWith("text") ? "text" : field.type();
        var saysYes = kind.equals("checkbox")
                || field.takes("yes") && !field.options().isEmpty();
        return saysYes ? Set.of(kind, "yes") : Set.of(kind);
    }

    private static List<String> all() throws IOException {
        var folder = Path.of("forms");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .map(file -> folder.relativize(file).toString().replace(".form", ""))
                    .filter(path -> !path.startsWith("shared/") || LATER.contains(path) || path.equals("shared/close"))
                    .sorted()
                    .toList();
        }
    }

    /** How much of each form stands there already, and how much a person types. */
    @Test
    void theCountOfTypedFieldsIsKnown() {
        var typed = 0;
        var filled = 0;
        for (var path : LATER) {
            var form = forms.shipped(path);
            var theirs = (int) typed(path).count();
            System.out.printf(
                    "%-45s typed %2d, filled in %2d%n",
                    path, theirs, form.fields().size() - theirs);
            typed += theirs;
            filled += form.fields().size() - theirs;
        }
        System.out.printf("%-45s typed %2d, filled in %2d%n", "all", typed, filled);
        assertThat(filled).isGreaterThan(40);
    }

    /** What neither an earlier answer, the platform, a table nor a default says. */
    private Stream<Field> typed(String path) {
        var first = FIRST.contains(path);
        return forms.shipped(path).fields().stream()
                .filter(Field::writable)
                .filter(field -> first || field.earlierKeys().isEmpty())
                .filter(field -> field.proposal() == null)
                .filter(field -> field.component().text("defaultValue") == null);
    }
}

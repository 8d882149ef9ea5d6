package org.huhang.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.form.TestForms.field;
import static org.huhang.form.TestForms.form;
import static org.huhang.form.TestForms.group;
import static org.huhang.form.TestForms.hide;
import static org.huhang.form.TestForms.list;
import static org.huhang.form.TestForms.options;
import static org.huhang.form.TestForms.problem;
import static org.huhang.form.TestForms.properties;
import static org.huhang.form.TestForms.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fields together: hidden ones, rows, rules between fields, and what goes to the engine. */
class FormRulesTests {

    private final Form hiding = form(
            field("checkbox", "isMandated"),
            field("textfield", "unit", required(), hide("=isMandated = false")),
            group(
                    hide("=isMandated = false"),
                    field("select", "sector", options("school", "hotel")),
                    field("textfield", "hotelName", required(), hide("=sector != \"hotel\""))));

    @Test
    void hiddenFieldsAreNeitherTakenNorRequired() {
        var answers = Map.of("isMandated", false, "unit", "学校", "sector", "hotel", "hotelName", "旅馆");
        var checked = hiding.check(answers);
        assertThat(checked.answers()).isEqualTo(Map.of("isMandated", false));
        assertThat(checked.ok()).isTrue();
    }

    @Test
    void aBoxNobodyTickedHidesLikeAnEmptyOne() {
        assertThat(hiding.check(Map.of("unit", "学校")).answers()).isEmpty();
    }

    @Test
    void shownFieldsAreRequiredAgain() {
        assertThat(problem(hiding, Map.of("isMandated", true))).isEqualTo("unit required");
        assertThat(problem(hiding, Map.of("isMandated", true, "unit", "校", "sector", "hotel")))
                .isEqualTo("hotelName required");
        assertThat(problem(hiding, Map.of("isMandated", true, "unit", "校", "sector", "school")))
                .isEmpty();
    }

    @Test
    void whatHangsOnAHiddenFieldSeesItEmpty() {
        var form = form(
                field("checkbox", "a"),
                field("checkbox", "b", hide("=a = false")),
                field("textfield", "c", required(), hide("=b != true")));
        assertThat(problem(form, Map.of("a", false, "b", true))).isEmpty();
        assertThat(problem(form, Map.of("a", true, "b", true))).isEqualTo("c required");
    }

    @Test
    void conditionsOnReadOnlyFieldsSeeWhatTheServerKnowsNotWhatWasPosted() {
        var form = form(
                field("select", "riskTier", "'disabled':true", options("RED", "BLUE")),
                field("textfield", "why", required(), hide("=riskTier != \"RED\"")));
        assertThat(form.check(Map.of("riskTier", "BLUE"), Map.of("riskTier", "RED"))
                        .problems())
                .containsExactly(new Problem("why", "required", List.of()));
        assertThat(form.check(Map.of("riskTier", "RED"), Map.of("riskTier", "BLUE"))
                        .ok())
                .isTrue();
    }

    @Test
    void aRefusedAnswerCountsAsNoneForConditions() {
        var form = form(
                field("select", "kind", options("a", "b")),
                field("textfield", "why", required(), hide("=kind = null")));
        assertThat(form.check(Map.of("kind", "nonsense")).problems())
                .containsExactly(new Problem("kind", "option", List.of()));
    }

    @Test
    void aFieldIsRequiredWhenItsConditionSaysSo() {
        var form = form(
                field("checkbox", "dvSuspected"),
                field("textarea", "dvFacts", properties("requiredIf", "=dvSuspected = true")));
        assertThat(problem(form, Map.of("dvSuspected", true))).isEqualTo("dvFacts required");
        assertThat(problem(form, Map.of("dvSuspected", false))).isEmpty();
        assertThat(problem(form, Map.of("dvSuspected", true, "dvFacts", "x"))).isEmpty();
    }

    @Test
    void anOptionThatStandsAloneIsChosenWithNoOther() {
        var form = form(field("checklist", "state", options("safe", "hurt", "danger"), properties("alone", "safe")));
        assertThat(problem(form, Map.of("state", List.of("safe", "danger")))).isEqualTo("state alone");
        assertThat(problem(form, Map.of("state", List.of("danger", "safe")))).isEqualTo("state alone");
        assertThat(problem(form, Map.of("state", List.of("safe")))).isEmpty();
        assertThat(problem(form, Map.of("state", List.of("hurt", "danger")))).isEmpty();
    }

    @Test
    void twoAnswersThatContradictEachOtherAreRefusedAtTheOneThatSaysSo() {
        var form = form(
                field("checklist", "state", options("found", "notFound")),
                field(
                        "checkbox",
                        "removed",
                        properties("refusedIf", "=removed = true and list contains(state, \"notFound\")")));
        var state = form.field("state");
        assertThat(state).isNotNull();
        var checked = form.check(Map.of("state", List.of("notFound"), "removed", true));
        assertThat(checked.problems()).containsExactly(new Problem("removed", "contradicts", List.of(state)));
        assertThat(problem(form, Map.of("state", List.of("notFound"), "removed", false)))
                .isEmpty();
        assertThat(problem(form, Map.of("state", List.of("found"), "removed", true)))
                .isEmpty();
    }

    private final Form opinion = form(
            field("checkbox", "childSeen"),
            group(
                    hide("=childSeen = false") + "," + properties("exactlyOne", "childOpinion, notAskedReason"),
                    field("textarea", "childOpinion"),
                    field("select", "notAskedReason", options("tooYoung", "refuses"))));

    @Test
    void exactlyOneOfTwoIsAnswered() {
        var seen = opinion.field("notAskedReason");
        assertThat(seen).isNotNull();
        assertThat(opinion.check(Map.of("childSeen", true)).problems())
                .containsExactly(new Problem("childOpinion", "oneOfTwo", List.of(seen)));
        assertThat(opinion.check(Map.of("childSeen", true, "childOpinion", "x", "notAskedReason", "refuses"))
                        .problems())
                .containsExactly(new Problem("childOpinion", "onlyOneOfTwo", List.of(seen)));
        assertThat(problem(opinion, Map.of("childSeen", true, "childOpinion", "x")))
                .isEmpty();
        assertThat(problem(opinion, Map.of("childSeen", true, "notAskedReason", "refuses")))
                .isEmpty();
        assertThat(problem(opinion, Map.of("childSeen", false))).isEmpty();
    }

    @Test
    void whatIsWrongInOneOfTheTwoIsSaidInsteadOfThePair() {
        assertThat(opinion.check(Map.of("childSeen", true, "notAskedReason", "nonsense"))
                        .problems())
                .containsExactly(new Problem("notAskedReason", "option", List.of()));
    }

    @Test
    void ifOneOfTheTwoIsHiddenTheOtherIsRequired() {
        var form = form(
                field("number", "age"),
                group(
                        properties("exactlyOne", "childOpinion,notAskedReason"),
                        field("textarea", "childOpinion", hide("=age != null and age < 3")),
                        field("select", "notAskedReason", options("tooYoung"))));
        assertThat(problem(form, Map.of("age", 2))).isEqualTo("notAskedReason requiredChoice");
        assertThat(problem(form, Map.of("age", 2, "notAskedReason", "tooYoung", "childOpinion", "x")))
                .isEmpty();
    }

    @Test
    void datesCanBeKeptOutOfTheFuture() {
        var form = form(date("foundOn", "date", "notAfter", "now"), date("foundAt", "datetime", "notAfter", "now"));
        assertThat(problem(form, Map.of("foundOn", "2026-03-05"))).isEmpty();
        assertThat(problem(form, Map.of("foundOn", "2026-03-06"))).isEqualTo("foundOn future");
        assertThat(problem(form, Map.of("foundAt", "2026-03-05T18:04"))).isEmpty();
        assertThat(problem(form, Map.of("foundAt", "2026-03-05T18:06"))).isEqualTo("foundAt future");
        assertThat(problem(form, Map.of("foundAt", "2026-03-05T12:00Z"))).isEqualTo("foundAt future");
    }

    @Test
    void datesCanBeKeptOutOfThePast() {
        var form = form(
                date("dueOn", "date", "notBefore", "now"),
                "{'type':'datetime','key':'visitAt','dateLabel':'日期','timeLabel':'时间','subtype':'datetime','disallowPassedDates':true}");
        assertThat(problem(form, Map.of("dueOn", "2026-03-04"))).isEqualTo("dueOn past");
        assertThat(problem(form, Map.of("dueOn", "2026-03-05"))).isEmpty();
        assertThat(problem(form, Map.of("visitAt", "2026-03-05T17:50"))).isEqualTo("visitAt past");
        assertThat(problem(form, Map.of("visitAt", "2026-03-05T17:56"))).isEmpty();
    }

    @Test
    void datesCanBeKeptInOrder() {
        var form = form(
                date("from", "datetime"),
                date("to", "date", "notBefore", "from"),
                date("until", "datetime", "notAfter", "to"));
        assertThat(problem(form, Map.of("from", "2026-03-05T14:00", "to", "2026-03-04")))
                .isEqualTo("to notBefore");
        assertThat(problem(form, Map.of("from", "2026-03-05T14:00", "to", "2026-03-05")))
                .isEmpty();
        assertThat(problem(form, Map.of("to", "2026-03-04"))).isEmpty();
        assertThat(problem(form, Map.of("from", "2026-03-05T14:00"))).isEmpty();
        assertThat(problem(form, Map.of("to", "2026-03-04", "until", "2026-03-05T00:00")))
                .isEqualTo("until notAfter");
        assertThat(form.check(Map.of("from", "2026-03-05T14:00", "to", "2026-03-04"))
                        .problems()
                        .get(0)
                        .args())
                .isEqualTo(Collections.singletonList(form.field("from")));
    }

    private final Form plan = form(
            date("planFrom", "date"),
            list(
                    "measures",
                    properties("minRows", "1", "maxRows", "3"),
                    field(
                            "select",
                            "measureType",
                            required(),
                            options("legalAid", "money"),
                            properties("variable", "measureTypes")),
                    date("measureDue", "date", "notBefore", "planFrom", "plan", "true"),
                    field("number", "amount", required(), hide("=this.measureType != \"money\"")),
                    field("checkbox", "urgent")));

    @Test
    void rowsAreTakenFieldByField() {
        var rows = List.of(
                Map.of("measureType", "legalAid", "amount", 5, "extra", "x", "urgent", true),
                Map.of("measureType", "money", "amount", 5.5, "measureDue", "2026-04-01"));
        var checked = plan.check(Map.of("measures", rows));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.answers())
                .isEqualTo(Map.of(
                        "measures",
                        List.of(
                                Map.of("measureType", "legalAid", "urgent", true),
                                Map.of(
                                        "measureType",
                                        "money",
                                        "amount",
                                        new java.math.BigDecimal("5.5"),
                                        "measureDue",
                                        "2026-04-01"))));
    }

    @Test
    void problemsOfRowsNameTheRowAsItWasShown() {
        var rows =
                List.of(Map.of(), Map.of("urgent", false), Map.of("measureType", "money", "measureDue", "2026-01-01"));
        var checked = plan.check(Map.of("measures", rows, "planFrom", "2026-03-01"));
        assertThat(checked.problems())
                .extracting(problem -> problem.field() + " " + problem.code())
                .containsExactly("measures[2].measureDue notBefore", "measures[2].amount required");
        assertThat(checked.answers().get("measures")).isEqualTo(List.of(Map.of("measureType", "money")));
    }

    @Test
    void listsHaveLimits() {
        assertThat(problem(plan, Map.of())).isEqualTo("measures tooFewRows");
        assertThat(problem(plan, Map.of("measures", List.of()))).isEqualTo("measures tooFewRows");
        assertThat(problem(plan, Map.of("measures", List.of(Map.of())))).isEqualTo("measures tooFewRows");
        assertThat(problem(plan, Map.of("measures", Collections.nCopies(4, Map.of("measureType", "money")))))
                .isEqualTo("measures tooManyRows");
        var free = form(list("persons", "", field("textfield", "name")));
        assertThat(problem(free, Map.of("persons", Collections.nCopies(50, Map.of("name", "x")))))
                .isEmpty();
        assertThat(problem(free, Map.of("persons", Collections.nCopies(51, Map.of("name", "x")))))
                .isEqualTo("persons tooManyRows");
        assertThat(problem(free, Map.of("persons", Collections.nCopies(1_000_000, Map.of()))))
                .isEqualTo("persons tooManyRows");
    }

    @Test
    void whatIsNoListOfRowsIsRefused() {
        for (Object other : List.of(
                "x", 3, Map.of("measureType", "money"), List.of("x"), List.of(Map.of(), 3), List.of(List.of()))) {
            assertThat(problem(plan, Map.of("measures", other))).isEqualTo("measures wrongType.rows");
        }
    }

    @Test
    void aHiddenListIsNotTaken() {
        var form = form(
                field("checkbox", "planned"),
                list(
                        "measures",
                        hide("=planned = false") + "," + properties("minRows", "1"),
                        field("textfield", "what", required())));
        assertThat(form.check(Map.of("measures", List.of(Map.of("what", "x")))).answers())
                .isEmpty();
        assertThat(problem(form, Map.of("planned", false))).isEmpty();
        assertThat(problem(form, Map.of("planned", true))).isEqualTo("measures tooFewRows");
    }

    @Test
    void rowsReadTheFormAndTheirOwnRowOnly() {
        var form = form(
                field("select", "kind", options("a", "b")),
                list(
                        "rows",
                        "",
                        field("select", "type", options("x", "y")),
                        field("textfield", "both", required(), hide("=kind != \"a\" or this.type != \"x\""))));
        var rows = List.of(Map.of("type", "x"), Map.of("type", "y"), Map.of("type", "x"));
        assertThat(form.check(Map.of("kind", "a", "rows", rows)).problems())
                .extracting(Problem::field)
                .containsExactly("rows[0].both", "rows[2].both");
        assertThat(problem(form, Map.of("kind", "b", "rows", rows))).isEmpty();
    }

    private final Form variables = form(
            field("checkbox", "police", properties("variable", "true")),
            field("number", "count", "'decimalDigits':0", properties("variable", "true")),
            field("number", "share", properties("variable", "true")),
            field("select", "riskTier", options("RED", "BLUE"), properties("variable", "tier")),
            field("checklist", "owners", options("EDU", "WF"), properties("variable", "true")),
            date("seenOn", "date", "variable", "true"),
            date("seenAt", "datetime", "variable", "true"),
            field("textarea", "story"),
            field("select", "secret", options("x"), properties("variable", "false")));

    @Test
    void onlyFieldsThatSaySoGoToTheEngineAsItsTypes() {
        var answers = new HashMap<String, Object>(Map.of(
                "police",
                true,
                "count",
                3,
                "share",
                1,
                "riskTier",
                "RED",
                "owners",
                List.of("WF", "EDU"),
                "story",
                "王小明"));
        answers.putAll(Map.of("seenOn", "2026-03-05", "seenAt", "2026-03-05T14:30", "secret", "x", "execution", "x"));
        var expected = new HashMap<String, Object>(
                Map.of("police", true, "count", 3L, "share", 1.0, "tier", "RED", "owners", "WF,EDU"));
        expected.put("seenOn", Date.from(Instant.parse("2026-03-04T16:00:00Z")));
        expected.put("seenAt", Date.from(Instant.parse("2026-03-05T06:30:00Z")));
        assertThat(variables.check(answers).variables()).isEqualTo(expected);
    }

    @Test
    void unansweredVariablesAreThereAndEmpty() {
        var expected = new HashMap<String, @Nullable Object>();
        for (var name : List.of("count", "share", "tier", "seenOn", "seenAt")) {
            expected.put(name, null);
        }
        expected.put("police", false);
        expected.put("owners", "");
        assertThat(variables.check(Map.of()).variables()).isEqualTo(expected);
    }

    @Test
    void aColumnOfAListGoesAsOneCodePerRow() {
        var rows = new ArrayList<Map<String, Object>>();
        List.of("legalAid", "money", "legalAid").forEach(type -> rows.add(Map.of("measureType", type, "amount", 1)));
        assertThat(plan.check(Map.of("measures", rows)).variables())
                .isEqualTo(Map.of("measureTypes", "legalAid,money,legalAid"));
        assertThat(plan.check(Map.of()).variables()).isEqualTo(Map.of("measureTypes", ""));
    }

    @Test
    void hiddenVariablesAreEmpty() {
        var form = form(
                field("checkbox", "a"),
                field("select", "b", options("x"), hide("=a = false"), properties("variable", "true")));
        assertThat(form.check(Map.of("a", false, "b", "x")).variables()).isEqualTo(Collections.singletonMap("b", null));
    }

    @Test
    void todayIsTodayInChina() {
        assertThat(LocalDate.now(TestForms.CLOCK)).isEqualTo("2026-03-05");
        var late = new Forms(
                TestForms.MESSAGES,
                TestForms.NAMES,
                java.time.Clock.fixed(Instant.parse("2026-03-05T17:00:00Z"), java.time.ZoneOffset.UTC));
        var form = late.parse(TestForms.schema("test_form", date("foundOn", "date", "notAfter", "now")));
        assertThat(problem(form, Map.of("foundOn", "2026-03-06"))).isEmpty();
    }

    private static String date(String key, String subtype, String... properties) {
        return TestForms.json(
                "{'type':'datetime','key':'" + key + "','dateLabel':'" + key + "栏','subtype':'" + subtype + "'"
                        + (subtype.equals("datetime") ? ",'timeLabel':'时间'" : "")
                        + (properties.length == 0 ? "" : "," + properties(properties)) + "}");
    }
}

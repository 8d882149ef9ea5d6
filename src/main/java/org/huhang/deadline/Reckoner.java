package org.huhang.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.engine.BusinessClock;
import org.huhang.feel.Condition;
import org.jspecify.annotations.Nullable;

/** Makes a due date of a term and the facts of a case. */
final class Reckoner {

    /** When "at once" takes its shorter number. */
    static final Condition HASTY = Condition.of("riskTier = \"RED\" or emergency = true");

    /** The variables that tell which agency answers for a place. */
    private static final List<String> PLACE = List.of(
            "regionCode",
            "incidentTownship",
            "incidentVillage",
            "policeCode",
            "schoolCode",
            "hospitalCode",
            "providerCode");

    private final Terms terms;
    private final Counting counting;

    Reckoner(Terms terms, WorkingCalendar calendar, SchoolCalendar school, DeadlineSettings settings) {
        this.terms = terms;
        this.counting = new Counting(calendar, school, settings);
    }

    /**
     * Makes the sum.
     *
     * @return null if the term has no clock, or its date is not set yet
     * @throws NoSuchTerm if the table lacks the code
     */
    @Nullable
    Sum reckon(Question question) {
        var on = LocalDate.ofInstant(question.createdAt(), BusinessClock.CHINA);
        var term = terms.counting(question.code(), question.facts(), on);
        if (!term.rule().unit().setsDueDate()) {
            return null;
        }
        var variable = startVariable(question, term, on);
        var date = variable == null ? null : FactValues.instant(question.facts().get(variable));
        if (term.rule().unit() == TermUnit.FIXED_DATE) {
            return date == null
                    ? null
                    : counting.sum(
                            term.rule(),
                            question.createdAt(),
                            null,
                            LocalDate.ofInstant(date, BusinessClock.CHINA),
                            question.province());
        }
        var start = date == null ? question.createdAt() : date;
        return counting.sum(
                counted(term, question.facts()), start, date == null ? null : variable, null, question.province());
    }

    /**
     * The part of the facts that matters to a term, with what can be derived, in a form that can be kept.
     *
     * @param withPlace whether to keep where it runs too, for terms that no task's desk answers for
     */
    Map<String, Object> relevant(Question question, boolean withPlace) {
        var kept = new LinkedHashMap<String, Object>();
        var names = terms.factsOf(question.code());
        if (withPlace) {
            names.addAll(PLACE);
        }
        if (question.startsFrom() != null) {
            names.add(question.startsFrom());
        }
        names.forEach(name -> {
            var fact = question.facts().get(name);
            if (fact != null) {
                kept.put(name, FactValues.kept(fact));
            }
        });
        return kept;
    }

    /** The row with the number that these facts give it: shorter in haste, longer by the days that do not count. */
    private static Rule counted(Term term, Map<String, Object> facts) {
        var rule = term.rule();
        var hasty = term.hastyAmount();
        var amount = hasty != null && HASTY.holds(facts) ? hasty : rule.amount();
        return rule.excludes() != null && facts.get(rule.excludes()) instanceof Number days
                ? rule.withAmount(amount + days.intValue())
                : rule.withAmount(amount);
    }

    /** The first variable with a date: those of the row that counts if it has its own start, else what the caller named. */
    private @Nullable String startVariable(Question question, Term term, LocalDate on) {
        var named = terms.named(question.code(), on);
        var own = !term.startsFrom().equals(named.startsFrom());
        for (var variable : own ? term.startsFrom() : named(question, named)) {
            if (FactValues.instant(question.facts().get(variable)) != null) {
                return variable;
            }
        }
        return null;
    }

    private static List<String> named(Question question, Term term) {
        var variable = question.startsFrom();
        if (variable == null) {
            return List.of();
        }
        return term.startsFrom().contains(variable) ? term.startsFrom() : List.of(variable);
    }

    /**
     * What is asked.
     *
     * @param code the code that the task or step names
     * @param startsFrom the date variable that it names; null means creation
     * @param createdAt when the task or term came into being
     * @param facts what is known
     */
    record Question(String code, @Nullable String startsFrom, Instant createdAt, Map<String, Object> facts) {

        /** Where it runs, empty where no fact says so. */
        String province() {
            return String.valueOf(facts.getOrDefault("province", ""));
        }

        /** Facts of a case with what its number tells: the province is where the case is, unless a fact says otherwise. */
        static Map<String, Object> known(String caseNo, Map<String, Object> facts) {
            var known = new LinkedHashMap<>(facts);
            var place = facts.getOrDefault("regionCode", caseNo).toString();
            if (place.length() >= 2) {
                known.putIfAbsent("province", place.substring(0, 2));
            }
            return known;
        }
    }
}

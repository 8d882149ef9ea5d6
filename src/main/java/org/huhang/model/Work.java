package org.huhang.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of work that the platform has rules for, beside what every form and term says by itself. A task of whatever process
 * says in its model which it is ({@code camunda:property work}); the platform asks for the work, never for the task's id.
 */
public enum Work {
    /** Anything else: most tasks. */
    OTHER("anything for which the platform needs no rule; no model says so"),

    /** The first receiver judges a report and takes it in. */
    INTAKE("the first receiver judges a report and takes it in"),

    /** The intake of another place judges one more report of a case. */
    FURTHER_INTAKE("the intake of another place judges one more report of a case"),

    /** Somebody tells a reporter what became of the report. */
    FEEDBACK("somebody tells a reporter what became of the report"),

    /** Somebody looks after the child before anything is decided. */
    PRELIMINARY_CHECK("somebody looks after the child before anything is decided"),

    /** Somebody sees the child and says what it needs and how great the risk is. */
    ASSESSMENT("somebody sees the child and says what it needs and how great the risk is"),

    /** What help the child gets, from whom and until when. */
    PLAN("what help the child gets, from whom and until when"),

    /** One part of a plan is carried out. */
    MEASURE("one part of a plan is carried out"),

    /** Somebody decides whether the case ends. */
    CLOSING("somebody decides whether the case ends"),

    /** A family is visited or guided after a measure, at its rhythm. */
    VISIT("a family is visited or guided after a measure, at its rhythm"),

    /** Somebody sees the child of a closed case on a day that the closing named. */
    FOLLOW_UP("somebody sees the child of a closed case on a day that the closing named"),

    /** Police go there after a report. */
    FIRST_RESPONSE("police go there after a report"),

    /** Police go there because somebody called for help. */
    EMERGENCY_RESPONSE("police go there because somebody called for help"),

    /** Whether a child must leave its guardian. */
    REMOVAL_DECISION("whether a child must leave its guardian"),

    /** Police say whether a matter is theirs, and register it. */
    ACCEPTANCE("police say whether a matter is theirs, and register it"),

    /** How and when the child is heard. */
    INTERVIEW_PLAN("how and when the child is heard"),

    /** Police decide whether they file a case. */
    FILING_DECISION("police decide whether they file a case"),

    /** Whoever leads police agrees that a matter is not theirs. */
    NOT_POLICE("whoever leads police agrees that a matter is not theirs"),

    /** That it is not for police is told to those concerned. */
    SERVE_NOT_POLICE("that it is not for police is told to those concerned"),

    /** Any other step of police in a matter of theirs. */
    POLICE_STEP("any other step of police in a matter of theirs"),

    /** The procuratorate reads what police told it of. */
    COPY_REVIEW("the procuratorate reads what police told it of"),

    /** The procuratorate notes that it asks why no case was filed. */
    RECORD_REVIEW("the procuratorate notes that it asks why no case was filed"),

    /** Police answer the procuratorate. */
    ANSWER_REVIEW("police answer the procuratorate"),

    /** That a unit asked police to look at their decision again. */
    RECORD_AGENCY_REVIEW("that a unit asked police to look at their decision again"),

    /** Police answer that unit. */
    ANSWER_AGENCY_REVIEW("police answer that unit"),

    /** Another office takes a case that was passed on, or sends it back. */
    TAKE_TRANSFER("another office takes a case that was passed on, or sends it back"),

    /** Police ask other police outside the platform whether they took a case. */
    CONFIRM_OUTSIDE("police ask other police outside the platform whether they took a case"),

    /** An intake asks an office outside the platform whether it took a report. */
    CONFIRM_FORWARDED("an intake asks an office outside the platform whether it took a report"),

    /** Somebody asks an agency outside the platform whether it took a child into care. */
    CONFIRM_TAKEN("somebody asks an agency outside the platform whether it took a child into care"),

    /** An agency that was asked to takes part. */
    TAKE_PART("an agency that was asked to takes part"),

    /** Somebody arranges who takes part in place of an agency that cannot. */
    ARRANGE_OTHERWISE("somebody arranges who takes part in place of an agency that cannot"),

    /** A receiver takes what another process handed over, or refuses it. */
    TAKE_HAND_OVER("a receiver takes what another process handed over, or refuses it"),

    /** Whoever leads the sender decides what becomes of what was refused. */
    REFUSED_HAND_OVER("whoever leads the sender decides what becomes of what was refused"),

    /** A receiver says what became of what it took. */
    FINISH_HAND_OVER("a receiver says what became of what it took"),

    /** A leader arranges what a correction changed. */
    LOOK_AGAIN("a leader arranges what a correction changed"),

    /** Somebody judges whether two cases are about one child. */
    SAME_CHILD("somebody judges whether two cases are about one child"),

    /** Another agency agrees or objects that the report of a RED case is refused, or that it leaves RED. */
    SECOND_AGENCY("another agency agrees or objects that the report of a RED case is refused, or that it leaves RED");

    private static final Map<String, Work> BY_CODE =
            known().collect(Collectors.toUnmodifiableMap(Work::code, Function.identity()));

    private final String does;

    Work(String does) {
        this.does = does;
    }

    /**
     * As models and the database write it.
     *
     * @return such as {@code furtherIntake}
     */
    public String code() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** What somebody does who does it, for the page of what models may use. */
    String does() {
        return does;
    }

    /**
     * The work of a code.
     *
     * @param code as models write it, null where a model says nothing
     * @return {@link #OTHER} for null and for a code that the platform does not know
     */
    public static Work of(@Nullable String code) {
        return code == null ? OTHER : BY_CODE.getOrDefault(code, OTHER);
    }

    /**
     * What a model may say.
     *
     * @return all but {@link #OTHER}
     */
    public static Stream<Work> known() {
        return Arrays.stream(values()).filter(work -> work != OTHER);
    }
}

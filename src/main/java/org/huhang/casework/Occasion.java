package org.huhang.casework;

import java.util.Optional;
import java.util.UUID;
import org.huhang.engine.Facts;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;

/**
 * What happened that somebody must know of.
 *
 * @param cause which kind of thing
 * @param source what it stands in, such as {@code report:<id>} or {@code task:<id>}; once per source
 * @param place where it happened
 * @param goesOn the process of another case whose work goes on here, from when it began there; null for what begins anew
 */
public record Occasion(Cause cause, String source, Place place, @Nullable String goesOn) {

    /** Something that begins anew. */
    public Occasion(Cause cause, String source, Place place) {
        this(cause, source, place, null);
    }

    /** The same, for what somebody was at already in another case. */
    public Occasion goesOnFrom(String instanceId) {
        return new Occasion(cause, source, place, instanceId);
    }

    /** The same; what had come with an earlier merge, or parting, keeps its own source. */
    public Occasion keeping(Duty before) {
        return before.ofMerge() ? new Occasion(cause, before.source(), place, goesOn) : this;
    }

    private static final String TASK = "task:";

    /** A report, wherever it lies now. */
    public static Occasion ofReport(UUID report, Cause cause, Place place) {
        return new Occasion(cause, "report:" + report, place);
    }

    /**
     * An answer. A correction is another occasion than the answer it corrects.
     *
     * @param done the answer
     * @param cause what it says
     * @param place where
     * @return the occasion
     */
    public static Occasion ofAnswer(TaskDone done, Cause cause, Place place) {
        return new Occasion(cause, source(done), place);
    }

    /** How an answer, or its correction, is named as a source. */
    public static String source(TaskDone done) {
        var task = TASK + done.taskId();
        return done.changed() == null ? task : task + "/" + done.at().toEpochMilli();
    }

    /** How the correction of an answer is named as a source, whatever follows from it. */
    public static String source(AnswerCorrected corrected) {
        return correction(corrected.item().id(), corrected.correction().number());
    }

    /** As {@link #source(AnswerCorrected)}, by the task and the number of its correction. */
    public static String correction(UUID item, int number) {
        return "correction:" + item + "/" + number;
    }

    /** The work item that a source names, empty if it names none. */
    static Optional<UUID> taskOf(String source) {
        return Optional.of(source)
                .filter(text -> text.startsWith(TASK))
                .map(text -> UUID.fromString(text.substring(TASK.length()).split("/")[0]));
    }

    /** Whether it is a correction that says so: whoever made it has gone on since. */
    boolean ofCorrection() {
        return source.startsWith(TASK) && source.indexOf('/') > 0;
    }

    /** Whether somebody is asked for what a correction found missing. */
    boolean missed() {
        return cause == Cause.CORRECTED;
    }

    boolean ofReport() {
        return source.startsWith("report:");
    }

    boolean isOfTask(UUID item) {
        return source.equals(TASK + item) || source.startsWith(TASK + item + "/");
    }

    /** Why somebody must know. Models see the code. */
    public enum Cause {
        /** one of the nine situations, or another reason of the table {@code policeMatter} */
        REPORTED("reported"),
        /** a child in danger: told by a report, found by a person, or the button */
        DANGER("danger"),
        /** another child that lives with this one is in danger */
        HOME("home"),
        /** what somebody found out about the child's home is for the police, whatever the tier */
        FOUND("found"),
        /** the case turned RED */
        RED("red"),
        /** intake confirms what the tables said when the case opened, and found nothing that police do not know */
        CONFIRMED("confirmed"),
        /** an answer was corrected, and what the right one asks for had been missed */
        CORRECTED("corrected"),
        /** police leave a child in danger to the agency, because it is no matter for them */
        LEFT("left"),
        /** visit after visit did not see the child */
        UNSEEN("unseen"),
        /** a child that was to leave its guardian stays: nobody took it, and whoever leads the sender gave it up */
        STAYS("stays"),
        /** a person named the agency */
        NAMED("named"),
        /** a case whose police line was open was merged into this one */
        MERGED("merged"),
        /** the platform found nobody at it */
        MISSING("missing");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * Where it happened.
     *
     * @param regionCode county, township or village
     * @param policeCode the police unit bound to it, null for the one responsible for the region
     * @param schoolCode the school bound to it, null if none is
     */
    public record Place(String regionCode, @Nullable String policeCode, @Nullable String schoolCode) {

        /** A place to which neither police nor school are bound. */
        public static Place of(String regionCode) {
            return new Place(regionCode, null, null);
        }

        /** Where a process works: where intake fixed the place, as narrow as known, and who is bound to it. */
        public static Place of(Facts facts) {
            var township = facts.text("incidentTownship");
            return new Place(
                    township == null ? String.valueOf(facts.text("regionCode")) : township,
                    facts.text("policeCode"),
                    facts.text("schoolCode"));
        }
    }
}

package org.huhang.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes from every answer what belongs to case and child file, in the transaction of the answer: by the questions that were
 * answered, whichever task asked them. Whoever registers a report comes before, whoever reads the case after it.
 */
@Component
class CaseUpkeep {

    private static final String CONDITION = Given.CONDITION;

    /** The questions from which each fact of the strip is made. */
    private static final Map<StripFact.Kind, Set<String>> SOURCES = new EnumMap<>(Map.of(
            StripFact.Kind.TIER,
            Set.of("riskTier"),
            StripFact.Kind.DANGER,
            Set.of("dangerFound", "childCondition", "removed", "childSafeNow", "dangerNow"),
            StripFact.Kind.LAST_SEEN,
            Set.of(
                    "childSeen",
                    "checkedAt",
                    "childSeenPlace",
                    "childCondition",
                    "onSceneAt",
                    "hospital",
                    "childSeenAt",
                    "seenBy",
                    "place"),
            StripFact.Kind.DO_NOT_CONTACT,
            Set.of("doNotContact"),
            StripFact.Kind.WORKER_SAFETY,
            Set.of("workerSafety", "workerSafetyNote"),
            StripFact.Kind.CARE_STATUS,
            Set.of("handOverOutcome", "childWhere", "childCarer", "childThereSince")));

    private final Cases cases;
    private final ChildFiles children;
    private final MeasureTable measures;
    private final Documents documents;
    private final Dangers dangers;
    private final Deaths deaths;
    private final MergedPolice mergedPolice;
    private final TierAsking tierAsking;
    private final PoliceFacts policeFacts;
    private final HarmFound harmFound;
    private final AskedByAnswer askedByAnswer;
    private final DeathFound deathFound;
    private final WordsThatCall wordsThatCall;

    CaseUpkeep(
            Cases cases,
            ChildFiles children,
            MeasureTable measures,
            Documents documents,
            Dangers dangers,
            Deaths deaths,
            MergedPolice mergedPolice,
            TierAsking tierAsking,
            PoliceFacts policeFacts,
            HarmFound harmFound,
            AskedByAnswer askedByAnswer,
            DeathFound deathFound,
            WordsThatCall wordsThatCall) {
        this.cases = cases;
        this.children = children;
        this.measures = measures;
        this.documents = documents;
        this.dangers = dangers;
        this.deaths = deaths;
        this.mergedPolice = mergedPolice;
        this.tierAsking = tierAsking;
        this.policeFacts = policeFacts;
        this.harmFound = harmFound;
        this.askedByAnswer = askedByAnswer;
        this.deathFound = deathFound;
        this.wordsThatCall = wordsThatCall;
    }

    /** What a correction changed counts as if it were answered now; the rest may have been overtaken. */
    @EventListener
    @Order(0)
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    @EventListener
    @Order(0)
    void on(TaskDone done) {
        var file = cases.file(done.caseNo());
        if (!done.files().isEmpty()) {
            // Every file of an answer lies in the case's folder from now on.
            documents.attach(done.files(), new FolderId(file.folderId()), done.personId());
        }
        told(new Given(done.answers()), file, done);
    }

    private void told(Given answer, CaseFile file, TaskDone done) {
        var sight = new SightOfChild(answer);
        if (sight.notFound()) {
            if (done.tells(Set.of(CONDITION))) {
                dangers.notFound(file, done);
            }
        } else {
            sight(answer, sight, file, done);
            if (done.work() != Work.FOLLOW_UP) {
                danger(answer, sight, file, done);
            }
        }
        noteSafety(answer, file, done);
        died(answer, file, done);
        harmFound.in(file, done);
        askedByAnswer.in(file, done);
        if (answer.values().containsKey("riskTier") && !answer.yes("dangerNow")) {
            retier(answer, file, done);
        }
        planned(answer, file, done);
        placed(answer, file, done);
    }

    private void sight(Given answer, SightOfChild sight, CaseFile file, TaskDone done) {
        if (sight.saw()) {
            seen(file, done, sight.at(), answer.text("seenBy"), answer.first("place", "childSeenPlace", "hospital"));
            if (!answer.yes(Deaths.DEAD) && tells(done, StripFact.Kind.LAST_SEEN)) {
                deaths.seenAlive(file, done, sight.at());
            }
        }
    }

    /** There is none only by words, or by what police saw. */
    private void danger(Given answer, SightOfChild sight, CaseFile file, TaskDone done) {
        var why = answer.first("decisionReason", "findings");
        var said = wordsThatCall.written(done.taskId(), done.answers());
        if (policeFacts.tell(Meaning.MISSING, answer.values())) {
            // A child of whom nobody knows where it is is in danger, whatever else the form says of it.
            if (done.tells(policeFacts.fields(Meaning.MISSING))) {
                dangers.answered(file, done, said);
            }
            return;
        }
        var saysNone = why != null || !answer.codes(CONDITION).isEmpty();
        if (sight.inDanger() || (saysNone && sight.deniesDanger())) {
            danger(file, done, sight.inDanger(), sight.inDanger() ? said : why, sight.at());
        }
    }

    /** What an answer says of danger, by the questions from which the strip is made. */
    static Map<String, Object> ofDanger(Map<String, Object> answers) {
        var said = new LinkedHashMap<>(answers);
        said.keySet().retainAll(SOURCES.getOrDefault(StripFact.Kind.DANGER, Set.of()));
        return said;
    }

    private void planned(Given answer, CaseFile file, TaskDone done) {
        var rows = answer.rows("measures");
        if (!rows.isEmpty() && done.changed() == null) {
            // Measures that somebody carries out already are not handed out again.
            measures.plan(file.caseNo(), done.taskId(), rows);
        }
    }

    private void retier(Given answer, CaseFile file, TaskDone done) {
        var tier = answer.text("riskTier");
        if ("RED".equals(tier)) {
            tierAsking.drop(file.caseNo(), done.personId());
        }
        if (tier == null || tier.equals(file.riskTier()) || !says(done, tier)) {
            cases.describe(file.caseNo());
            return;
        }
        if (tierAsking.takesTwo(cases.file(file.caseNo()), tier)) {
            tierAsking.ask(file, done, tier, answer.text("decisionReason"));
            cases.describe(file.caseNo());
            return;
        }
        if (!tells(done, StripFact.Kind.TIER)) {
            cases.describe(file.caseNo());
            return;
        }
        note(file, done, StripFact.Kind.TIER, tier, answer.text("decisionReason"));
        cases.retier(file.caseNo(), tier, Occasion.source(done), Set.of(done.personId()));
    }

    /** The tier of an answer, or of the corrected visit for which it stays RED. */
    private static boolean says(TaskDone done, String tier) {
        return tells(done, StripFact.Kind.TIER) || (!tier.equals("RED") && tells(done, StripFact.Kind.LAST_SEEN));
    }

    private void died(Given answer, CaseFile file, TaskDone done) {
        if (done.tells(Set.of(Deaths.DEAD))) {
            deaths.answered(file, done);
            if (answer.yes(Deaths.DEAD) && file.open()) {
                deathFound.in(file, done);
            }
        }
    }

    private void noteSafety(Given answer, CaseFile file, TaskDone done) {
        var avoided = answer.rows("doNotContact");
        if (!avoided.isEmpty()) {
            note(file, done, StripFact.Kind.DO_NOT_CONTACT, avoided, null);
        }
        var dangers = new ArrayList<Object>(answer.codes("workerSafety"));
        var more = answer.text("workerSafetyNote");
        if (more != null) {
            dangers.add(more);
        }
        if (!dangers.isEmpty()) {
            note(file, done, StripFact.Kind.WORKER_SAFETY, List.copyOf(dangers), null);
        }
    }

    /** Where a child that had to leave its guardian is now; nowhere, if that was corrected. */
    private void placed(Given answer, CaseFile file, TaskDone done) {
        var where = answer.text("childWhere");
        var since = answer.moment("childThereSince");
        if (where != null && since != null) {
            note(
                    file,
                    done,
                    StripFact.Kind.CARE_STATUS,
                    Map.of("at", since.toString(), "by", String.valueOf(answer.text("childCarer")), "where", where),
                    null);
        } else if (done.changed() != null) {
            note(file, done, StripFact.Kind.CARE_STATUS, Map.of(), null);
        }
    }

    private void seen(CaseFile file, TaskDone done, @Nullable Instant at, @Nullable String by, @Nullable String where) {
        var value = new LinkedHashMap<String, Object>();
        value.put("at", (at == null ? done.at() : at).toString());
        value.put("by", by == null ? done.personId() : by);
        if (where != null) {
            value.put("where", where);
        }
        if (!overtaken(file, done, value)) {
            note(file, done, StripFact.Kind.LAST_SEEN, value, null);
        }
    }

    /** A corrected sight of the child is not the last one if another task saw the child later. */
    private boolean overtaken(CaseFile file, TaskDone done, Map<String, Object> seen) {
        if (done.changed() == null) {
            return false;
        }
        var last = children.strip(file.childId()).get(StripFact.Kind.LAST_SEEN);
        return last != null
                && !last.source().equals(done.elementId())
                && last.value() instanceof Map<?, ?> value
                && String.valueOf(value.get("at")).compareTo(String.valueOf(seen.get("at"))) > 0;
    }

    private void danger(
            CaseFile file, TaskDone done, boolean inDanger, @Nullable String reason, @Nullable Instant seenAt) {
        if (!tells(done, StripFact.Kind.DANGER)) {
            return;
        }
        if (inDanger) {
            dangers.answered(file, done, reason);
        } else if (!dangers.saidAfter(file, seenAt) && !mergedPolice.stillToGoElsewhere(file.caseNo(), done.taskId())) {
            note(file, done, StripFact.Kind.DANGER, false, reason);
        }
    }

    private static boolean tells(TaskDone done, StripFact.Kind kind) {
        return done.tells(SOURCES.getOrDefault(kind, Set.of()));
    }

    private void note(CaseFile file, TaskDone done, StripFact.Kind kind, Object value, @Nullable String reason) {
        if (!tells(done, kind)) {
            return;
        }
        children.note(
                file.childId(),
                new StripFact(kind, value, done.personId(), done.elementId(), file.caseNo(), reason, null));
    }
}

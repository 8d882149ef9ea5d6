package org.huhang.reporting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseNote;
import org.huhang.casework.CaseNotes;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Deaths;
import org.huhang.casework.DesksTold;
import org.huhang.casework.Given;
import org.huhang.casework.Occasion;
import org.huhang.casework.WhoMustKnow;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What an officer finds out about a further report counts as if its reporter had said so: for tier, secrecy and police. What is
 * new in it everybody reads who may open the case, and police who are asked for are told of it, whatever they are at already.
 */
@Component
class FurtherReports {

    private static final Set<String> NEWS = Set.of("reportIs", "newFacts");

    private final Cases cases;
    private final Gravity gravity;
    private final Triage triage;
    private final WhoMustKnow whoMustKnow;
    private final DesksTold desksTold;
    private final CaseNotes notes;
    private final Directory directory;

    FurtherReports(
            Cases cases,
            Gravity gravity,
            Triage triage,
            WhoMustKnow whoMustKnow,
            DesksTold desksTold,
            CaseNotes notes,
            Directory directory) {
        this.cases = cases;
        this.gravity = gravity;
        this.triage = triage;
        this.whoMustKnow = whoMustKnow;
        this.desksTold = desksTold;
        this.notes = notes;
        this.directory = directory;
    }

    @EventListener
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    @EventListener
    void on(TaskDone done) {
        if (done.work() == Work.FURTHER_INTAKE) {
            registered(cases.file(done.caseNo()), done);
        }
    }

    private void registered(CaseFile file, TaskDone done) {
        var found = new Triage.Proposals(
                triage.of(Triage.DECISIONS, file.categories(), false, done.answers()), List.<Map<String, Object>>of());
        var source = Occasion.source(done);
        gravity.atLeast(file, found, new Dangers.Word(done.personId(), done.elementId(), null), source);
        var answer = new Given(done.answers());
        var region = done.facts().get().text("regionCode");
        var place = Occasion.Place.of(region == null ? file.regionCode() : region);
        var what = answer.text("newFacts");
        if (what != null && done.tells(NEWS)) {
            notes.along(
                    directory.person(done.personId()),
                    file.caseNo(),
                    CaseNote.Kind.REPORTED,
                    Parts.of(directory.regionName(place.regionCode()), what));
        }
        if (found.policeMatter() || answer.codes("receivers").contains(AgencyType.POLICE.name())) {
            var cause = found.policeMatter() ? Occasion.Cause.REPORTED : Occasion.Cause.NAMED;
            police(cases.file(file.caseNo()), new Occasion(cause, source, place), answer);
        }
    }

    /** Another event is another errand: where the case is RED somebody goes there, unless he is on the way. */
    private void police(CaseFile file, Occasion why, Given answer) {
        if (file.riskTier().equals("RED") && "other".equals(answer.text("reportIs"))) {
            whoMustKnow.policeAtOnce(file, why);
        } else {
            whoMustKnow.police(file, why);
        }
        if (!"same".equals(answer.text("reportIs")) || answer.yes(Deaths.DEAD)) {
            desksTold.newEvent(file, why);
        }
    }
}

package org.huhang.reporting;

import java.util.Set;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.ChildInCase;
import org.huhang.casework.Given;
import org.huhang.casework.Involved;
import org.huhang.casework.Occasion;
import org.huhang.casework.Secrecy;
import org.huhang.casework.ToldOfChild;
import org.huhang.casework.WhoMustKnow;
import org.huhang.child.ChildFiles;
import org.huhang.child.Needs;
import org.huhang.intake.ToldChild;
import org.huhang.intake.ToldChildren;
import org.huhang.model.Work;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An officer takes a report in: whose child it is, where it happened, how secret it is, whom it is for and who must keep away.
 * What every answer says of a child, this one too, the case takes from it afterwards. What a report tells comes into a file that
 * was there before only now.
 */
@Component
class Registration {

    private static final Set<String> PLACE = Set.of("incidentTownship", "incidentVillage", "schoolCode", "policeCode");

    private final Cases cases;
    private final CaseRegister register;
    private final ChildFiles children;
    private final ChildInCase childInCase;
    private final ToldChildren told;
    private final WhoMustKnow whoMustKnow;
    private final CasePlaces casePlaces;
    private final Triage triage;
    private final Secrecy secrecy;
    private final Involved involved;
    private final SameChild sameChild;
    private final Directory directory;

    Registration(
            Cases cases,
            CaseRegister register,
            ChildFiles children,
            ChildInCase childInCase,
            ToldChildren told,
            WhoMustKnow whoMustKnow,
            CasePlaces casePlaces,
            Triage triage,
            Secrecy secrecy,
            Involved involved,
            SameChild sameChild,
            Directory directory) {
        this.cases = cases;
        this.register = register;
        this.children = children;
        this.childInCase = childInCase;
        this.told = told;
        this.whoMustKnow = whoMustKnow;
        this.casePlaces = casePlaces;
        this.triage = triage;
        this.secrecy = secrecy;
        this.involved = involved;
        this.sameChild = sameChild;
        this.directory = directory;
    }

    /** What a correction changed counts as if it were answered now. */
    @EventListener
    @Order(-1)
    void on(AnswerCorrected corrected) {
        registers(corrected.asDone(), ToldOfChild.corrected(corrected.correction()));
    }

    /** Before the case takes tier and dangers from the answer: they belong to the child that it is, where it is. */
    @EventListener
    @Order(-1)
    void on(TaskDone done) {
        var answer = new Given(done.answers());
        if (answer.acceptsReport()) {
            var shown = childInCase.forAll(cases.file(done.caseNo())).needs();
            registers(done, ToldOfChild.needs(answer, shown));
        } else {
            registers(done, Needs.UNKNOWN);
        }
    }

    private void registers(TaskDone done, Needs needs) {
        var answer = new Given(done.answers());
        if (answer.acceptsReport()) {
            var file = known(answer, cases.file(done.caseNo()), done);
            registered(answer, file, done);
            children.needs(file.childId(), needs);
        } else if (done.work() == Work.FURTHER_INTAKE) {
            involved.registered(answer, cases.file(done.caseNo()), done);
        }
    }

    @EventListener
    @Order(1)
    void after(AnswerCorrected corrected) {
        after(corrected.asDone());
    }

    /** The child is known, and how grave its case is: is it perhaps the child of another one? */
    @EventListener
    @Order(1)
    void after(TaskDone done) {
        var answer = new Given(done.answers());
        if (answer.acceptsReport() || WhoKnowsTheChild.refused(done.work(), answer)) {
            sameChild.ask(cases.file(done.caseNo()), directory.person(done.personId()));
        }
    }

    /** Intake may know that the child has a file already: then there is one. */
    private CaseFile known(Given answer, CaseFile file, TaskDone done) {
        var known = answer.text("linkedChild");
        if (known == null || !done.tells(Set.of("linkedChild"))) {
            return file;
        }
        var child = UUID.fromString(known);
        children.unite(file.childId(), child, file.caseNo());
        register.relink(file.caseNo(), child);
        return cases.file(file.caseNo());
    }

    private void registered(Given answer, CaseFile file, TaskDone done) {
        var village = answer.text("incidentVillage");
        var township = answer.text("incidentTownship");
        if (done.tells(PLACE)) {
            register.place(
                    file.caseNo(),
                    village != null ? village : township != null ? township : file.regionCode(),
                    answer.text("schoolCode"),
                    answer.text("policeCode"));
        }
        involved.registered(answer, cases.file(file.caseNo()), done);
        if ("MAX".equals(answer.text("secrecy"))) {
            secrecy.keep(file.caseNo());
        } else {
            secrecy.spread(file.childId());
        }
        if (answer.codes("receivers").contains(AgencyType.POLICE.name())
                && (done.tells(Set.of("receivers")) || done.tells(Triage.FOUND))) {
            // What is for the police does not wait for the steps of the process.
            var now = cases.file(file.caseNo());
            var cause = triage.foundAtIntake(answer.values()) ? Occasion.Cause.FOUND : Occasion.Cause.CONFIRMED;
            whoMustKnow.police(now, Occasion.ofAnswer(done, cause, casePlaces.placeOf(now)));
        }
        var home = answer.text("homeVillage");
        if (home != null) {
            children.livesAt(file.childId(), home);
        }
    }

    /** What the report told of the child stands in its file from now on. */
    @EventListener
    void tells(TaskDone done) {
        if (done.work() == Work.INTAKE && new Given(done.answers()).acceptsReport()) {
            told.ofCase(done.caseNo()).stream().limit(1).forEach(one -> told(done.caseNo(), one));
        } else if (done.work() == Work.FURTHER_INTAKE) {
            var report = done.facts().get().text("reportId");
            told.ofCase(done.caseNo()).stream()
                    .filter(one -> one.report().toString().equals(report))
                    .forEach(one -> told(done.caseNo(), one));
            // By what it told the child is perhaps that of another case.
            sameChild.ask(cases.file(done.caseNo()), directory.person(done.personId()));
        }
    }

    private void told(String caseNo, ToldChild one) {
        var file = cases.file(caseNo);
        children.told(file.childId(), ToldOfChild.identity(one.child()), ToldOfChild.needs(one.child()));
    }
}

package org.huhang.casework;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.huhang.agency.AgencyType;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A case that began with something else than a report, and of whose child danger or harm was told since, is judged as that of any
 * reported child: what was told is a report of whoever told it, and civil affairs take it in.
 */
@Component
class NeverTakenIn {

    private final TakenIn takenIn;
    private final Deaths deaths;
    private final NewsOfChild news;
    private final ChildFiles children;
    private final CasePlaces places;
    private final Intake intake;
    private final Worklist worklist;
    private final ObjectProvider<OpensAnew> reports;
    private final WordsThatCall words;
    private final AuditTrail trail;
    private final Clock clock;

    NeverTakenIn(
            TakenIn takenIn,
            Deaths deaths,
            NewsOfChild news,
            ChildFiles children,
            CasePlaces places,
            Intake intake,
            Worklist worklist,
            ObjectProvider<OpensAnew> reports,
            WordsThatCall words,
            AuditTrail trail,
            Clock clock) {
        this.takenIn = takenIn;
        this.deaths = deaths;
        this.news = news;
        this.children = children;
        this.places = places;
        this.intake = intake;
        this.worklist = worklist;
        this.reports = reports;
        this.words = words;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lets the case be taken in where it must be and never was.
     *
     * @param file the case, open and locked
     */
    void ifOwed(CaseFile file) {
        if (takenIn.ever(file.caseNo())) {
            return;
        }
        var reported = gravest(file.caseNo());
        if (reported.isPresent()) {
            // An older version let it only be registered beside what ran.
            var civil = AgencyType.CIVIL.name();
            takenIn.begin(file, reported.get(), civil, places.placeOf(file), clock.instant());
        } else if (!deaths.certain(file)) {
            var told = danger(file).or(() -> harm(file.caseNo()));
            told.ifPresent(word -> reports.getObject().found(file, word.person(), word.reason()));
        }
        if (takenIn.ever(file.caseNo())) {
            trail.record(new AuditLine(
                    CaseProcess.SYSTEM, "case.takenIn", "case", file.caseNo(), file.caseNo(), file.riskTier()));
        }
    }

    private Optional<Report> gravest(String caseNo) {
        return intake.ofCase(caseNo).stream()
                .min(Comparator.comparing((Report report) -> !report.incident().immediateDanger())
                        .thenComparing(report -> report.incident().categories().get(0)));
    }

    /** What was said last in this case of danger that stands, or by what it turned RED. */
    private Optional<Dangers.Word> danger(CaseFile file) {
        var said = children.facts(file.childId()).stream()
                .filter(fact -> file.caseNo().equals(fact.caseNo()))
                .toList();
        var stands = said.stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DANGER)
                .findFirst()
                .filter(Dangers::isDanger);
        if (stands.isEmpty() && !file.riskTier().equals("RED")) {
            return Optional.empty();
        }
        return stands.or(() -> said.stream()
                        .filter(fact -> fact.kind() == StripFact.Kind.TIER && "RED".equals(fact.value()))
                        .findFirst())
                .map(fact -> new Dangers.Word(fact.setBy(), fact.source(), fact.reason()));
    }

    /** Police found the child hurt, in danger or without anybody, or anybody said in whatever form that it was harmed. */
    private Optional<Dangers.Word> harm(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .filter(answer -> news.hurt(answer.answers()))
                .max(Comparator.comparing(Answer::at))
                .map(answer -> new Dangers.Word(
                        answer.person(), answer.elementId(), words.written(answer.taskId(), answer.answers())));
    }
}

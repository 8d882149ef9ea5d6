package org.huhang.casework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.intake.ReportedPanel;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a case shows, part by part. */
@Component
class CaseSheet {

    private final Cases cases;
    private final CasePage page;
    private final CaseTimeline timeline;
    private final TierQuestions tierQuestions;
    private final CaseProcess process;
    private final Participation participation;
    private final Recusals recusals;
    private final SafetyStrip strip;
    private final CaseFacts facts;
    private final Objections objections;
    private final ToldSince toldSince;
    private final FollowUpLines followUps;
    private final FormerCase former;
    private final MergedHere mergedHere;
    private final ReportedPanel reported;
    private final CasePapers papers;
    private final CaseEnds ends;
    private final MayBegin mayBegin;
    private final Directory directory;

    CaseSheet(
            Cases cases,
            CasePage page,
            CaseTimeline timeline,
            TierQuestions tierQuestions,
            CaseProcess process,
            Participation participation,
            Recusals recusals,
            SafetyStrip strip,
            CaseFacts facts,
            Objections objections,
            ToldSince toldSince,
            FollowUpLines followUps,
            FormerCase former,
            MergedHere mergedHere,
            ReportedPanel reported,
            CasePapers papers,
            CaseEnds ends,
            MayBegin mayBegin,
            Directory directory) {
        this.cases = cases;
        this.page = page;
        this.timeline = timeline;
        this.tierQuestions = tierQuestions;
        this.process = process;
        this.participation = participation;
        this.recusals = recusals;
        this.strip = strip;
        this.facts = facts;
        this.objections = objections;
        this.toldSince = toldSince;
        this.followUps = followUps;
        this.former = former;
        this.mergedHere = mergedHere;
        this.reported = reported;
        this.papers = papers;
        this.ends = ends;
        this.mayBegin = mayBegin;
        this.directory = directory;
    }

    /**
     * Puts it all on a page.
     *
     * @param model where to
     * @param file a case that this person opened
     * @param person who reads
     * @param locale the reader's language
     */
    void fill(Model model, CaseFile file, Person person, Locale locale) {
        judged(model, file, person, locale);
        head(model, file, person, locale);
        told(model, file, person, locale);
        work(model, file, person, locale);
        around(model, file, person, locale);
    }

    /** Which case it is, and what nobody may miss. */
    private void head(Model model, CaseFile file, Person person, Locale locale) {
        model.addAttribute("file", file);
        model.addAttribute("ended", ends.of(file, locale));
        model.addAttribute("place", directory.regionName(file.regionCode(), locale));
        model.addAttribute("goesOn", page.goesOn(file, person));
        model.addAttribute("mergedHere", mergedHere.of(file, person, locale));
        model.addAttribute("strip", strip.of(file, person, locale));
        model.addAttribute("followUps", followUps.of(file, person, locale));
        // In a closed case whoever may open it is heard.
        model.addAttribute("emergency", !file.open() || cases.allows(person, Permission.EMERGENCY, file.caseNo()));
    }

    /** What this person may decide here; what he typed and nobody took stands in its box again. */
    private void judged(Model model, CaseFile file, Person person, Locale locale) {
        var partings = partings(person, file);
        model.addAttribute("partings", partings);
        // Read before what it is about, and asked only where somebody may judge.
        model.addAttribute(
                "told",
                file.open() && !file.riskTier().equals("RED") && partings.isEmpty()
                        ? null
                        : toldSince.mark(file.caseNo()));
        var ending = objections.ending(file, person, locale);
        model.addAttribute("ending", ending);
        var tierQuestion = tierQuestions.tierQuestion(file, tierQuestions.tiersAsked(file), person, locale);
        model.addAttribute("tierQuestion", tierQuestion);
        var askable =
                cases.allows(person, Permission.INVITE, file.caseNo()) ? participation.candidates(file) : List.of();
        model.addAttribute("askable", askable);
        var away = recusals.choices(file, person).orElse(null);
        model.addAttribute("away", away);
        var notes = file.open() && cases.allows(person, Permission.NOTE, file.caseNo());
        model.addAttribute("notes", notes);
        Unkept.place(
                model,
                Map.of(
                        "unsaid",
                        tierQuestion != null && tierQuestion.yours(),
                        "unparted",
                        !partings.isEmpty(),
                        "unagreed",
                        ending != null,
                        "unasked",
                        !askable.isEmpty(),
                        "unrecused",
                        away != null,
                        "unwritten",
                        notes));
    }

    /** Which merged cases the page offers to part: this one, or those that ended in it and are nowhere else to be seen. */
    private List<String> partings(Person person, CaseFile file) {
        if (file.open()) {
            return cases.partableFrom(person, file.caseNo());
        }
        return cases.partable(person, file.caseNo()).isPresent() ? List.of(file.caseNo()) : List.of();
    }

    /** The child, the reports, and what happened; whoever may not know the child reads what was decided only. */
    private void told(Model model, CaseFile file, Person person, Locale locale) {
        var way = timeline.of(file, tierQuestions.tiersAsked(file), person, locale);
        var known = facts.mayKnow(file, person);
        model.addAttribute("child", known ? facts.child(file, person, locale) : List.of());
        model.addAttribute("reported", known ? reported.of(file.caseNo(), person, true) : null);
        model.addAttribute("decided", facts.decided(file, way));
        model.addAttribute("timeline", way);
    }

    private void work(Model model, CaseFile file, Person person, Locale locale) {
        model.addAttribute("tasks", page.openTasks(file, person, locale));
        model.addAttribute("stopped", page.stopped(file, locale));
        model.addAttribute("terms", page.termsInWords(file, locale));
        model.addAttribute("begins", mayBegin.any(person));
        model.addAttribute(
                "pictures",
                page.processes(file).stream()
                        .map(one -> new StandingProcess(
                                one.instanceId(), page.processName(one, locale), process.standing(one.instanceId())))
                        .toList());
    }

    private void around(Model model, CaseFile file, Person person, Locale locale) {
        model.addAttribute("around", former.of(file, person));
        model.addAttribute("agencies", page.agencies(file, locale));
        model.addAttribute("files", papers.of(file, person));
        model.addAttribute("linked", page.linked(file, person));
        model.addAttribute("handOvers", page.handOvers(file, locale));
    }
}

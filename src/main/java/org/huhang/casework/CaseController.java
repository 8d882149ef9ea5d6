package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.engine.Definitions;
import org.huhang.engine.Processes;
import org.huhang.form.Characters;
import org.huhang.intake.ReportedPanel;
import org.huhang.web.Notices;
import org.huhang.worklist.UrgentTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the cases: those I have to do with, one of them whole, and the button for a child in danger. */
@Controller
@RequestMapping("/cases")
class CaseController {

    private final Cases cases;
    private final CasePage page;
    private final CaseTimeline timeline;
    private final TierQuestions tierQuestions;
    private final CaseProcess process;
    private final CaseList list;
    private final UrgentTasks urgent;
    private final Participation participation;
    private final SafetyStrip strip;
    private final CaseFacts facts;
    private final Objections objections;
    private final ToldSince toldSince;
    private final FollowUpLines followUps;
    private final FormerCase former;
    private final MergedHere mergedHere;
    private final ReportedPanel reported;
    private final Emergencies emergencies;
    private final CasePapers papers;
    private final CaseEnds ends;
    private final MayBegin mayBegin;
    private final Directory directory;
    private final Definitions definitions;
    private final Notices notices;
    private final MessageSource words;

    CaseController(
            Cases cases,
            CasePage page,
            CaseTimeline timeline,
            TierQuestions tierQuestions,
            CaseProcess process,
            CaseList list,
            UrgentTasks urgent,
            Participation participation,
            SafetyStrip strip,
            CaseFacts facts,
            Objections objections,
            ToldSince toldSince,
            FollowUpLines followUps,
            FormerCase former,
            MergedHere mergedHere,
            ReportedPanel reported,
            Emergencies emergencies,
            CasePapers papers,
            CaseEnds ends,
            MayBegin mayBegin,
            Directory directory,
            Definitions definitions,
            Notices notices,
            MessageSource words) {
        this.cases = cases;
        this.page = page;
        this.timeline = timeline;
        this.tierQuestions = tierQuestions;
        this.process = process;
        this.list = list;
        this.urgent = urgent;
        this.participation = participation;
        this.strip = strip;
        this.facts = facts;
        this.objections = objections;
        this.toldSince = toldSince;
        this.followUps = followUps;
        this.former = former;
        this.mergedHere = mergedHere;
        this.reported = reported;
        this.emergencies = emergencies;
        this.papers = papers;
        this.ends = ends;
        this.mayBegin = mayBegin;
        this.directory = directory;
        this.definitions = definitions;
        this.notices = notices;
        this.words = words;
    }

    @GetMapping
    String list(Person person, @ModelAttribute("address") CaseAddress address, Locale locale, Model model) {
        var no = address.no();
        if (no != null && found(person, no)) {
            return "redirect:/cases/" + no;
        }
        return listed(person, address, null, locale, model);
    }

    /** A name stands in no address, so that no history and no log keeps it: it is sent, also for the next page. */
    @PostMapping("/find")
    String find(
            Person person,
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(required = false) @Nullable String after,
            Locale locale,
            Model model) {
        var folded = Characters.key(sought);
        var plain = CaseAddress.ofNumber(folded);
        if (folded.isEmpty() || CaseAddress.isNumber(folded)) {
            return "redirect:" + plain.link();
        }
        model.addAttribute("name", sought.strip());
        return listed(person, plain.with(after), list.ofChildrenNamed(folded), locale, model);
    }

    private String listed(Person person, CaseAddress address, @Nullable Set<String> among, Locale locale, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("urgent", urgent.above(person, locale));
        model.addAttribute("page", list.page(person, address, among, locale));
        model.addAttribute("places", list.places(person, locale));
        model.addAttribute("agencyName", list.agencyName(address.agency(), locale));
        model.addAttribute("supervises", person.has(Role.SUPERVISOR));
        return "casework/list";
    }

    /** Whoever tries numbers learns nothing, and the trail learns of each try that met a case. */
    private boolean found(Person person, String caseNo) {
        try {
            cases.requireReader(person, caseNo);
            return true;
        } catch (NoSuchCase | NotAllowed e) {
            return false;
        }
    }

    /** Which merged cases the page offers to part: this one, or those that ended in it and are nowhere else to be seen. */
    private List<String> partings(Person person, CaseFile file) {
        if (file.open()) {
            return cases.partableFrom(person, file.caseNo());
        }
        return cases.partable(person, file.caseNo()).isPresent() ? List.of(file.caseNo()) : List.of();
    }

    @GetMapping("/{caseNo}")
    String show(Person person, @PathVariable String caseNo, Locale locale, Model model) {
        if (onlyTold(person, caseNo)) {
            return "redirect:/cases/" + caseNo + "/emergency";
        }
        var file = cases.open(person, caseNo);
        var running = page.processes(file);
        model.addAttribute("file", file);
        model.addAttribute("ended", ends.of(file, locale));
        model.addAttribute("place", directory.regionName(file.regionCode(), locale));
        model.addAttribute("goesOn", page.goesOn(file, person));
        model.addAttribute("mergedHere", mergedHere.of(file, person, locale));
        model.addAttribute("around", former.of(file, person));
        var partings = partings(person, file);
        model.addAttribute("partings", partings);
        // Read before what it is about, and asked only where somebody may judge.
        model.addAttribute(
                "told",
                file.open() && !file.riskTier().equals("RED") && partings.isEmpty() ? null : toldSince.mark(caseNo));
        model.addAttribute("strip", strip.of(file, person, locale));
        var asked = tierQuestions.tiersAsked(file);
        var way = timeline.of(file, asked, person, locale);
        var known = facts.mayKnow(file, person);
        model.addAttribute("followUps", followUps.of(file, person, locale));
        var ending = objections.ending(file, person, locale);
        model.addAttribute("ending", ending);
        var tierQuestion = tierQuestions.tierQuestion(file, asked, person, locale);
        model.addAttribute("tierQuestion", tierQuestion);
        model.addAttribute("child", known ? facts.child(file, person, locale) : List.of());
        model.addAttribute("reported", known ? reported.of(caseNo, person, true) : null);
        model.addAttribute("decided", facts.decided(file, way));
        model.addAttribute("timeline", way);
        model.addAttribute("tasks", page.openTasks(file, person, locale));
        model.addAttribute("stopped", page.stopped(file, locale));
        model.addAttribute("terms", page.termsInWords(file, locale));
        model.addAttribute("agencies", page.agencies(file, locale));
        model.addAttribute("files", papers.of(file));
        model.addAttribute("linked", page.linked(file, person));
        model.addAttribute("handOvers", page.handOvers(file, locale));
        var askable = cases.allows(person, Permission.INVITE, caseNo) ? participation.candidates(file) : List.of();
        model.addAttribute("askable", askable);
        model.addAttribute("begins", mayBegin.any(person));
        var notes = file.open() && cases.allows(person, Permission.NOTE, caseNo);
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
                        "unwritten",
                        notes));
        // In a closed case whoever may open it is heard.
        model.addAttribute("emergency", !file.open() || cases.allows(person, Permission.EMERGENCY, caseNo));
        model.addAttribute(
                "pictures",
                running.stream()
                        .map(one -> new Token(
                                one.instanceId(), page.processName(one, locale), process.standing(one.instanceId())))
                        .toList());
        return "casework/case";
    }

    /** Whoever was told of a case that he may not open can do one thing in it. */
    private boolean onlyTold(Person person, String caseNo) {
        return !cases.mayOpen(person, caseNo) && emergencies.wasTold(person, caseNo);
    }

    @GetMapping(value = "/{caseNo}/processes/{instanceId}.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String picture(Person person, @PathVariable String caseNo, @PathVariable String instanceId, Locale locale) {
        cases.requireReader(person, caseNo);
        return process.of(caseNo).stream()
                .filter(one -> one.instanceId().equals(instanceId))
                .findFirst()
                .map(one -> definitions.diagram(one.definitionId(), locale))
                .orElseThrow(() -> new NoSuchCase(caseNo));
    }

    /** Somebody does not agree that the case was closed. */
    @PostMapping("/{caseNo}/objection")
    String object(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String told,
            Locale locale,
            RedirectAttributes redirect) {
        var judged = toldSince.judged(person, caseNo, told, () -> objections.object(person, caseNo, reason));
        var own = judged.flatMap(done -> done);
        if (own.isEmpty()) {
            redirect.addFlashAttribute("unagreed", reason);
        }
        if (judged.isEmpty()) {
            notices.warn(redirect, toldSince.why(person, caseNo, told, locale));
            return "redirect:/cases/" + caseNo;
        }
        own.ifPresentOrElse(
                no -> notices.say(
                        redirect,
                        locale,
                        cases.mayOpen(person, no) ? "casework.ending.done" : "casework.ending.done.elsewhere",
                        no),
                () -> notices.warn(redirect, locale, "casework.ending.refused"));
        return "redirect:/cases/" + caseNo;
    }

    @GetMapping("/{caseNo}/emergency")
    String ask(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(required = false) @Nullable UUID task,
            Locale locale,
            Model model) {
        var told = onlyTold(person, caseNo);
        if (!told) {
            cases.open(person, caseNo);
        }
        model.addAttribute("caseNo", caseNo);
        model.addAttribute("back", back(caseNo, told, task));
        model.addAttribute("onlyTold", told);
        model.addAttribute("open", cases.file(caseNo).open());
        model.addAttribute("about", told ? page.toldOf(cases.file(caseNo), person, locale) : List.of());
        model.addAttribute("toClaim", told ? page.toClaim(cases.file(caseNo), person, locale) : List.of());
        model.addAttribute("task", task);
        model.addAttribute("longest", Characters.LONGEST_REASON);
        return "casework/emergency";
    }

    @PostMapping("/{caseNo}/emergency")
    String press(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable UUID task,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Emergencies.Called called;
        try {
            called = emergencies.press(person, caseNo, reason);
        } catch (ReasonMissing e) {
            model.addAttribute("problem", words.getMessage("casework.emergency.reason.missing", null, locale));
            return ask(person, caseNo, task, locale, model);
        }
        if (called.police().isEmpty()) {
            var said = cases.file(caseNo).open() ? "casework.emergency.nobody" : "casework.emergency.callNow";
            redirect.addFlashAttribute("alarm", words.getMessage(said, null, locale) + kept(called, locale));
        } else {
            var done = "casework.emergency.done." + called.went();
            notices.say(redirect, words.getMessage(done, sent(called, locale), locale) + kept(called, locale));
        }
        return "redirect:" + back(caseNo, onlyTold(person, caseNo), task);
    }

    private static String back(String caseNo, boolean onlyTold, @Nullable UUID task) {
        return onlyTold ? "/messages" : task == null ? "/cases/" + caseNo : "/tasks/" + task;
    }

    /** What was not kept of a long call for help is not lost in silence. */
    private String kept(Emergencies.Called called, Locale locale) {
        return called.cut()
                ? " " + words.getMessage("casework.emergency.cut", new Object[] {Characters.LONGEST_REASON}, locale)
                : "";
    }

    private static Object[] sent(Emergencies.Called called, Locale locale) {
        return new Object[] {
            called.police().stream().map(agency -> agency.name(locale)).collect(Collectors.joining(" · "))
        };
    }

    /**
     * A process with where it stands.
     *
     * @param id the instance
     * @param name its name
     * @param standing its tokens
     */
    record Token(String id, String name, Processes.Standing standing) {

        public String current() {
            return joined(standing.active());
        }

        public String done() {
            return joined(standing.passed());
        }

        private static String joined(Set<String> ids) {
            return ids.stream().sorted(Comparator.naturalOrder()).collect(Collectors.joining(" "));
        }
    }
}

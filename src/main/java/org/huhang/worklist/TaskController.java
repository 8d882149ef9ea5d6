package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.DueWords;
import org.huhang.deadline.SetDeadline;
import org.huhang.engine.Definitions;
import org.huhang.form.ReadableAnswer;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.ObjectMapper;

/** One task: its form beside what one must know, taking it, giving it back, drafts and the answer. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskController {

    private final Worklist worklist;
    private final Drafts taskDrafts;
    private final CaseCards cards;
    private final TaskForms forms;
    private final TaskSource source;
    private final WhyMoved whyMoved;
    private final Proposed proposed;
    private final List<TaskPanel> panels;
    private final Definitions definitions;
    private final TaskNames names;
    private final Oversight oversight;
    private final Deadlines deadlines;
    private final DueWords dueWords;
    private final Directory directory;
    private final WhoMay whoMay;
    private final Notices notices;
    private final ObjectMapper json;

    TaskController(
            Worklist worklist,
            Drafts taskDrafts,
            CaseCards cards,
            TaskForms forms,
            TaskSource source,
            WhyMoved whyMoved,
            Proposed proposed,
            List<TaskPanel> panels,
            Definitions definitions,
            TaskNames names,
            Oversight oversight,
            Deadlines deadlines,
            DueWords dueWords,
            Directory directory,
            WhoMay whoMay,
            Notices notices,
            ObjectMapper json) {
        this.worklist = worklist;
        this.taskDrafts = taskDrafts;
        this.cards = cards;
        this.forms = forms;
        this.source = source;
        this.whyMoved = whyMoved;
        this.proposed = proposed;
        this.panels = panels;
        this.definitions = definitions;
        this.names = names;
        this.oversight = oversight;
        this.deadlines = deadlines;
        this.dueWords = dueWords;
        this.directory = directory;
        this.whoMay = whoMay;
        this.notices = notices;
        this.json = json;
    }

    @GetMapping
    String show(
            Person person,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String corrected,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        var waits = worklist.item(id);
        if (!worklist.mayOpen(person, waits) && worklist.mayTake(person, waits)) {
            notices.warn(redirect, locale, "worklist.takenFirst");
            return "redirect:/tasks?view=" + (worklist.allows(person, Permission.CLAIM, waits) ? "pool" : "agency");
        }
        var item = worklist.open(person, id);
        var holder = item.holder();
        var mine = person.id().equals(holder) && item.state() == WorkItem.State.OPEN;
        model.addAttribute("item", item);
        model.addAttribute("name", names.of(item, locale));
        model.addAttribute("process", definitions.name(item.definitionId(), item.processKey(), locale));
        model.addAttribute("guide", definitions.documentation(item.definitionId(), item.elementId(), locale));
        model.addAttribute("mine", mine);
        model.addAttribute(
                "goesOn",
                item.open() ? null : cards.goesOn(person, item.caseNo()).orElse(null));
        model.addAttribute("list", list(item, person));
        model.addAttribute("claimable", holder == null && worklist.allows(person, Permission.CLAIM, item));
        model.addAttribute("emergency", cards.mayCallForHelp(person, item.caseNo()));
        model.addAttribute("holder", holder == null ? null : holder(directory.person(holder), locale));
        model.addAttribute("me", person.id());
        model.addAttribute("acts", acts(item, locale));
        model.addAttribute(
                "urges", item.open() && !person.id().equals(holder) && worklist.allows(person, Permission.URGE, item));
        var assigns = item.open() && worklist.allows(person, Permission.ASSIGN, item);
        model.addAttribute("candidates", assigns ? oversight.candidates(item) : null);
        model.addAttribute(
                "due",
                deadlines
                        .of(item.engineTaskId())
                        .filter(SetDeadline::open)
                        .map(term -> dueWords.due(term, locale))
                        .orElse(null));
        model.addAttribute("why", deadlines.explain(item.engineTaskId(), locale).orElse(null));
        model.addAttribute(
                "source",
                item.state() == WorkItem.State.OPEN
                        ? json.writeValueAsString(source.of(item, person, mine, locale))
                        : null);
        model.addAttribute("answer", item.state() == WorkItem.State.DONE ? readable(item, person, locale) : List.of());
        model.addAttribute("corrected", corrected == null ? List.of() : whyMoved.corrected(item, locale));
        model.addAttribute("withdrawn", whyMoved.withdrawn(item, locale));
        model.addAttribute(
                "unsent", item.state() == WorkItem.State.WITHDRAWN ? unsent(item, person, locale) : List.of());
        var shown = TaskPanel.of(panels, item, person);
        model.addAttribute("strips", shown.getOrDefault(TaskPanel.Place.STRIP, List.of()));
        model.addAttribute("firsts", shown.getOrDefault(TaskPanel.Place.FIRST, List.of()));
        model.addAttribute("sides", shown.getOrDefault(TaskPanel.Place.SIDE, List.of()));
        return "worklist/task";
    }

    /** What a person typed and never sent, of a task that nobody needs any more. */
    private List<ReadableAnswer> unsent(WorkItem item, Person person, Locale locale) {
        return taskDrafts
                .of(person, item.id())
                .map(draft -> forms.of(item).readable(draft.answers(), locale))
                .orElse(List.of());
    }

    /** What leaders and supervisors did with the task, newest first. */
    private List<Act> acts(WorkItem item, Locale locale) {
        return oversight.ofTask(item.id()).stream()
                .map(act -> new Act(
                        act,
                        directory
                                .find(act.person())
                                .map(found -> holder(found, locale))
                                .orElse(""),
                        directory
                                .find(act.other() == null ? "" : act.other())
                                .map(Person::name)
                                .orElse("")))
                .toList();
    }

    /**
     * An act in words.
     *
     * @param act the act
     * @param who who did it, with the agency; empty for the platform
     * @param whom whom it was about, empty for nobody
     */
    record Act(OversightAct act, String who, String whom) {}

    /** The list in which the reader has this task; what is somebody else's stands in none. */
    private @Nullable String list(WorkItem item, Person person) {
        if (person.id().equals(item.holder())) {
            return item.state() == WorkItem.State.OPEN ? "mine" : "done";
        }
        return item.open() && item.holder() == null && worklist.allows(person, Permission.CLAIM, item) ? "pool" : null;
    }

    private List<ReadableAnswer> readable(WorkItem item, Person person, Locale locale) {
        return worklist.answer(item.id())
                .map(answer -> forms.told(answer, item, person, locale).all())
                .orElse(List.of());
    }

    @PostMapping("/claim")
    String claim(Person person, @PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        try {
            worklist.claim(person, id);
        } catch (AlreadyClaimed e) {
            notices.warn(redirect, locale, "worklist.task.taken", holder(e.holder(), locale));
            return "redirect:/tasks?view=pool";
        } catch (NoLongerOpen e) {
            notices.warn(redirect, locale, "worklist.withdrawn");
            return "redirect:/tasks?view=pool";
        }
        return "redirect:/tasks/" + id;
    }

    @PostMapping("/release")
    String release(Person person, @PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        try {
            worklist.release(person, id);
            notices.say(redirect, locale, "worklist.task.released");
        } catch (AlreadyClaimed e) {
            var may = whoMay.assign(worklist.item(id), locale);
            if (may.isEmpty()) {
                notices.warn(redirect, locale, "worklist.task.heldAlone", holder(e.holder(), locale));
            } else {
                notices.warn(redirect, locale, "worklist.task.heldByOther", holder(e.holder(), locale), may);
            }
        } catch (ChangedMeanwhile | NoLongerOpen e) {
            notices.warn(redirect, locale, "worklist.problem.gone");
        }
        return "redirect:/tasks?view=pool";
    }

    @PostMapping("/draft")
    @ResponseBody
    Map<String, Object> draft(Person person, @PathVariable UUID id, @RequestBody Given given, Locale locale) {
        var draft = taskDrafts.save(person, id, given.answers(), given.seen());
        return Map.of(
                "savedAt",
                draft.savedAt().toString(),
                "draft",
                draft.seen().version(),
                "proposals",
                proposed.words(worklist.item(id), person, draft.answers(), locale));
    }

    @PostMapping("/complete")
    @ResponseBody
    ResponseEntity<Map<String, Object>> complete(
            Person person, @PathVariable UUID id, @RequestBody Given given, Locale locale) {
        if (given.draft() != null) {
            taskDrafts.requireLatest(person, id, given.seen());
        }
        worklist.complete(person, id, given.answers(), given.version());
        return ResponseEntity.ok(Map.of("next", "/tasks?done=" + id));
    }

    private String holder(Person holder, Locale locale) {
        return TaskProblems.name(directory, holder, locale);
    }

    /**
     * What a form posts.
     *
     * @param answers field keys to JSON values
     * @param version the version of the task that the person saw
     * @param draft the version of the draft that this window knows, 0 or null for none
     * @param writer a word of this window's own, null from programs
     */
    record Given(Map<String, Object> answers, int version, @Nullable Integer draft, @Nullable String writer) {

        Given {
            answers = answers == null ? Map.of() : answers;
        }

        Draft.Seen seen() {
            return new Draft.Seen(draft == null ? 0 : draft, writer == null ? "" : writer);
        }
    }
}

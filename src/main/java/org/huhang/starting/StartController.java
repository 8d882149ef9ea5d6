package org.huhang.starting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
import org.huhang.engine.StartOfProcess;
import org.huhang.worklist.FirstAnswers;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.ObjectMapper;

/** What a person may begin, the form with which it is begun, and what was begun. */
@Controller
@RequestMapping("/start")
class StartController {

    private final Startable startable;
    private final StartQuestions questions;
    private final StartOnce starts;
    private final FirstAnswers answers;
    private final Worklist worklist;
    private final TaskNames names;
    private final Definitions definitions;
    private final Directory directory;
    private final ObjectMapper json;

    StartController(
            Startable startable,
            StartQuestions questions,
            StartOnce starts,
            FirstAnswers answers,
            Worklist worklist,
            TaskNames names,
            Definitions definitions,
            Directory directory,
            ObjectMapper json) {
        this.startable = startable;
        this.questions = questions;
        this.starts = starts;
        this.answers = answers;
        this.worklist = worklist;
        this.names = names;
        this.definitions = definitions;
        this.directory = directory;
        this.json = json;
    }

    @GetMapping
    String list(Person person, @RequestParam(required = false) @Nullable String caseNo, Locale locale, Model model) {
        model.addAttribute(
                "choices",
                startable.of(person).stream()
                        .map(start -> choice(start, locale))
                        .toList());
        model.addAttribute("caseNo", caseNo);
        return "starting/list";
    }

    @GetMapping("/{process}")
    String form(
            Person person,
            @PathVariable String process,
            @RequestParam(required = false) @Nullable String caseNo,
            Locale locale,
            Model model) {
        var start = startable.of(person, process);
        var form = answers.form(start);
        var source = new LinkedHashMap<String, Object>();
        source.put("schema", json.readTree(form.schema(locale)));
        source.put("values", form.shaped(questions.values(person, caseNo)));
        source.put("typed", List.of());
        source.put("files", Map.of());
        source.put("version", 0);
        model.addAttribute("choice", choice(start, locale));
        model.addAttribute("source", json.writeValueAsString(source));
        model.addAttribute("id", UUID.randomUUID());
        return "starting/form";
    }

    @PostMapping("/{process}/{id}")
    @ResponseBody
    Map<String, Object> begin(
            Person person, @PathVariable String process, @PathVariable UUID id, @RequestBody Given given) {
        starts.begin(person, process, id, given.answers());
        return Map.of("next", "/start/begun/" + id);
    }

    @GetMapping("/begun/{id}")
    String begun(Person person, @PathVariable UUID id, Locale locale, Model model) {
        var item = answers.begun(person, id).orElseThrow(() -> new NoSuchStart("begun"));
        model.addAttribute("caseNo", item.caseNo());
        model.addAttribute("process", definitions.processName(item.definitionId(), locale));
        model.addAttribute(
                "tasks",
                worklist.openIn(List.of(item.caseNo())).stream()
                        .filter(task -> task.instanceId().equals(item.instanceId()))
                        .map(task -> next(task, locale))
                        .toList());
        return "starting/begun";
    }

    private Choice choice(StartOfProcess start, Locale locale) {
        return new Choice(
                start.processKey(),
                definitions.processName(start.definitionId(), locale),
                definitions.documentation(start.definitionId(), start.processKey(), locale),
                definitions.documentation(start.definitionId(), start.elementId(), locale));
    }

    private Next next(WorkItem task, Locale locale) {
        return new Next(
                names.of(task, locale), directory.agency(task.agencyCode()).name(locale));
    }

    /**
     * A process in words.
     *
     * @param key the process id
     * @param name its name
     * @param about what it is for
     * @param guide what whoever begins it must know; empty if the model says nothing
     */
    record Choice(String key, String name, String about, String guide) {}

    /**
     * What comes next.
     *
     * @param task the name of a task
     * @param agency whose it is
     */
    record Next(String task, String agency) {}

    /**
     * What a form posts.
     *
     * @param answers field keys to JSON values
     */
    record Given(Map<String, Object> answers) {

        Given {
            answers = answers == null ? Map.of() : answers;
        }
    }
}

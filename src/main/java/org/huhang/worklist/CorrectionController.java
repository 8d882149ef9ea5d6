package org.huhang.worklist;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
import org.huhang.form.Characters;
import org.huhang.web.Notices;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of a done task once more, with the answers as they stand and the question why they are wrong. */
@Controller
@RequestMapping("/tasks/{id}/correct")
class CorrectionController {

    private final Worklist worklist;
    private final Drafts taskDrafts;
    private final CaseCards cards;
    private final Corrections corrections;
    private final CorrectionDrafts drafts;
    private final AnswerCheck check;
    private final TaskForms forms;
    private final StandingOptions options;
    private final Proposed proposed;
    private final List<TaskPanel> panels;
    private final Definitions definitions;
    private final WhoMay whoMay;
    private final Notices notices;
    private final MessageSource words;
    private final ObjectMapper json;

    CorrectionController(
            Worklist worklist,
            Drafts taskDrafts,
            CaseCards cards,
            Corrections corrections,
            CorrectionDrafts drafts,
            AnswerCheck check,
            TaskForms forms,
            StandingOptions options,
            Proposed proposed,
            List<TaskPanel> panels,
            Definitions definitions,
            WhoMay whoMay,
            Notices notices,
            MessageSource words,
            ObjectMapper json) {
        this.worklist = worklist;
        this.taskDrafts = taskDrafts;
        this.cards = cards;
        this.corrections = corrections;
        this.drafts = drafts;
        this.check = check;
        this.forms = forms;
        this.options = options;
        this.proposed = proposed;
        this.panels = panels;
        this.definitions = definitions;
        this.whoMay = whoMay;
        this.notices = notices;
        this.words = words;
        this.json = json;
    }

    @GetMapping
    String show(Person person, @PathVariable UUID id, Locale locale, Model model, RedirectAttributes redirect) {
        var item = worklist.open(person, id);
        if (!corrections.mayCorrect(person, item)) {
            var may = whoMay.correct(item, locale);
            if (may.isEmpty()) {
                notices.warn(redirect, locale, "worklist.correct.nobody");
            } else {
                notices.warn(redirect, locale, "worklist.correct.notYours", may);
            }
            return "redirect:/tasks/" + id;
        }
        model.addAttribute("item", item);
        model.addAttribute("emergency", cards.mayCallForHelp(person, item.caseNo()));
        model.addAttribute(
                "drafted", drafts.draft(person, id).map(Draft::savedAt).orElse(null));
        model.addAttribute("name", definitions.name(item.definitionId(), item.elementId(), locale));
        var shown = TaskPanel.of(panels, item, person);
        model.addAttribute("strips", shown.getOrDefault(TaskPanel.Place.STRIP, List.of()));
        model.addAttribute("firsts", shown.getOrDefault(TaskPanel.Place.FIRST, List.of()));
        model.addAttribute("source", json.writeValueAsString(source(item, person, locale)));
        return "worklist/correct";
    }

    private Map<String, Object> source(WorkItem item, Person person, Locale locale) {
        var draft = drafts.draft(person, item.id());
        var typed = draft.map(Draft::answers).orElse(Map.of());
        var answered = worklist.answers(item.id());
        var known = new LinkedHashMap<>(options.known(item, person, List.of(answered)));
        known.putAll(answered);
        var stated = forms.of(item).shaped(known);
        var values = new LinkedHashMap<>(stated);
        values.putAll(forms.of(item).shaped(typed));
        var schema = (ObjectNode) new PossibleOptions(possible(item), check.needless(item), check.demanded(item))
                .of(json.readTree(forms.schema(item, locale)));
        schema.withArray("components")
                .addObject()
                .put("type", "textarea")
                .put("id", "Field_" + Corrections.REASON)
                .put("key", Corrections.REASON)
                .put("label", words.getMessage("worklist.correct.reason", null, locale))
                .putObject("validate")
                .put("required", true)
                .put("maxLength", Characters.LONGEST_REASON);
        var source = new LinkedHashMap<String, Object>();
        source.put("schema", schema);
        source.put("values", values);
        source.put("typed", typed.keySet());
        source.put("stated", stated);
        source.put("files", forms.named(item, values, person));
        source.put("version", corrections.of(item.id()).size());
        source.put("confirmed", check.read(item, draft.orElse(null)));
        source.put("proposals", proposed.words(item, person, values, locale));
        draft.ifPresent(saved -> {
            source.put("savedAt", saved.savedAt().toString());
            source.put("draft", saved.seen().version());
        });
        return source;
    }

    /** What could not be chosen the first time cannot be now; what was answered stays to be seen. */
    private Map<String, Set<String>> possible(WorkItem item) {
        var answered = worklist.answers(item.id());
        var never = new LinkedHashMap<String, Set<String>>();
        check.impossible(item).forEach((field, codes) -> {
            var left = new HashSet<>(codes);
            if (answered.get(field) instanceof List<?> several) {
                several.forEach(left::remove);
            } else {
                left.remove(String.valueOf(answered.get(field)));
            }
            never.put(field, left);
        });
        return never;
    }

    @PostMapping("/draft")
    @ResponseBody
    Map<String, Object> draft(
            Person person, @PathVariable UUID id, @RequestBody TaskController.Given given, Locale locale) {
        var draft = drafts.saveDraft(person, id, given.answers(), given.version(), given.seen());
        return Map.of(
                "savedAt",
                draft.savedAt().toString(),
                "draft",
                draft.seen().version(),
                "proposals",
                proposed.words(worklist.item(id), person, draft.answers(), locale));
    }

    @PostMapping("/discard")
    @ResponseBody
    Map<String, Object> discard(Person person, @PathVariable UUID id) {
        drafts.discard(person, id);
        return Map.of("next", "/tasks/" + id);
    }

    @PostMapping
    @ResponseBody
    Map<String, Object> correct(Person person, @PathVariable UUID id, @RequestBody TaskController.Given given) {
        if (given.draft() != null) {
            taskDrafts.requireLatest(person, id, given.seen());
        }
        var answers = new LinkedHashMap<>(given.answers());
        var reason = answers.remove(Corrections.REASON);
        corrections.correct(person, id, answers, reason == null ? "" : reason.toString(), given.version());
        return Map.of("next", "/tasks/" + id + "?corrected=1");
    }
}

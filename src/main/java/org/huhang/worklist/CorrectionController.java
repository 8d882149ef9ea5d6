package org.huhang.worklist;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
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

    /** The question that every form gets here; no form has a field of this key. */
    static final String REASON = "correctionReason";

    private static final int LONGEST_REASON = 2000;

    private final Worklist worklist;
    private final Corrections corrections;
    private final TaskForms forms;
    private final Definitions definitions;
    private final MessageSource words;
    private final ObjectMapper json;

    CorrectionController(
            Worklist worklist,
            Corrections corrections,
            TaskForms forms,
            Definitions definitions,
            MessageSource words,
            ObjectMapper json) {
        this.worklist = worklist;
        this.corrections = corrections;
        this.forms = forms;
        this.definitions = definitions;
        this.words = words;
        this.json = json;
    }

    @GetMapping
    String show(Person person, @PathVariable UUID id, Locale locale, Model model, RedirectAttributes redirect) {
        var item = worklist.open(person, id);
        if (!corrections.mayCorrect(person, item)) {
            redirect.addFlashAttribute("notice", words.getMessage("worklist.correct.notYours", null, locale));
            return "redirect:/tasks/" + id;
        }
        model.addAttribute("item", item);
        model.addAttribute("name", definitions.name(item.definitionId(), "userTask_" + item.taskKey(), locale));
        model.addAttribute("source", json.writeValueAsString(source(item, person, locale)));
        return "worklist/correct";
    }

    private Map<String, Object> source(WorkItem item, Person person, Locale locale) {
        var values = forms.values(item, person, worklist.answers(item.id()));
        var schema = (ObjectNode) json.readTree(forms.schema(item, locale));
        schema.withArray("components")
                .addObject()
                .put("type", "textarea")
                .put("id", "Field_" + REASON)
                .put("key", REASON)
                .put("label", words.getMessage("worklist.correct.reason", null, locale))
                .putObject("validate")
                .put("required", true)
                .put("maxLength", LONGEST_REASON);
        return Map.of(
                "schema",
                schema,
                "values",
                values,
                "files",
                forms.named(item, values, person),
                "version",
                corrections.of(item.id()).size());
    }

    @PostMapping
    @ResponseBody
    Map<String, Object> correct(Person person, @PathVariable UUID id, @RequestBody TaskController.Given given) {
        var answers = new LinkedHashMap<>(given.answers());
        var reason = answers.remove(REASON);
        corrections.correct(person, id, answers, reason == null ? "" : reason.toString(), given.version());
        return Map.of("next", "/tasks/" + id);
    }
}

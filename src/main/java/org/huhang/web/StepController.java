package org.huhang.web;

import java.util.Locale;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.engine.Definitions;
import org.huhang.engine.NoSuchStep;
import org.huhang.engine.StoppedStep;
import org.huhang.engine.StoppedSteps;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The machine's steps that gave up, for those who keep it running: what stands still since when, and another try. */
@Controller
class StepController {

    private final StoppedSteps steps;
    private final StepDesk desk;
    private final Definitions definitions;
    private final Access access;
    private final Notices notices;

    StepController(StoppedSteps steps, StepDesk desk, Definitions definitions, Access access, Notices notices) {
        this.steps = steps;
        this.desk = desk;
        this.definitions = definitions;
        this.access = access;
        this.notices = notices;
    }

    /**
     * A step in the reader's words.
     *
     * @param step what stands still
     * @param name the step's name
     * @param process the name of its process
     */
    record Row(StoppedStep step, String name, String process) {}

    @GetMapping("/steps")
    String list(Person person, Model model, Locale locale) {
        access.require(person, Permission.READ, Scope.ofMachine());
        model.addAttribute(
                "rows", steps.all().stream().map(step -> row(step, locale)).toList());
        return "web/steps";
    }

    @PostMapping("/steps/{id}/retry")
    String tryAgain(Person person, @PathVariable String id, RedirectAttributes redirect, Locale locale) {
        try {
            var row = row(desk.tryAgain(person, id), locale);
            notices.say(redirect, locale, "web.steps.tried", row.name());
        } catch (NoSuchStep e) {
            notices.warn(redirect, locale, "web.steps.gone");
        }
        return "redirect:/steps";
    }

    private Row row(StoppedStep step, Locale locale) {
        var version = step.definitionId();
        return new Row(
                step, definitions.name(version, step.stepId(), locale), definitions.processName(version, locale));
    }
}

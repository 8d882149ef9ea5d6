package org.huhang.intake;

import java.util.UUID;
import org.huhang.agency.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a reporter's identity, once, for a purpose. A post, because each time leaves a line in the trail. */
@Controller
class ReporterController {

    private final Reporters reporters;
    private final Intake intake;

    ReporterController(Reporters reporters, Intake intake) {
        this.reporters = reporters;
        this.intake = intake;
    }

    @PostMapping("/reports/{reportId}/reporter")
    String open(
            @PathVariable UUID reportId,
            @RequestParam Purpose purpose,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Person person,
            Model model) {
        model.addAttribute("reporter", reporters.open(person, reportId, purpose.words()));
        model.addAttribute("receiptNo", intake.report(reportId).receiptNo());
        return fragment ? "intake/_reporter :: reporter" : "intake/reporter";
    }
}

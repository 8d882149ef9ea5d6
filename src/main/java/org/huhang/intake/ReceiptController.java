package org.huhang.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which a reporter looks up how it goes on, and from which he adds to his report. Number and code are posted, so that no
 * address ever holds them; the page that answers does not say the code, and carries a pass to add in its place.
 */
@Controller
class ReceiptController {

    private static final String PAGE = "intake/receipt";

    private final Standings standings;
    private final ReportDesk desk;

    ReceiptController(Standings standings, ReportDesk desk) {
        this.standings = standings;
        this.desk = desk;
    }

    @GetMapping("/receipt")
    String ask() {
        return PAGE;
    }

    @PostMapping("/receipt")
    String show(
            @RequestParam(defaultValue = "") String receiptNo,
            @RequestParam(defaultValue = "") String queryCode,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        model.addAttribute("receiptNo", receiptNo);
        try {
            var standing = standings.open(receiptNo, queryCode, request.getRemoteAddr());
            model.addAttribute("standing", standing);
            model.addAttribute("pass", standings.pass(standing));
            model.addAttribute("office", standings.office(standing.receiptNo(), locale));
            model.addAttribute("agencies", standings.agencies(standing, locale));
        } catch (NoSuchReport e) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", "intake.receipt.notFound");
        } catch (TooManyTries e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("problem", "intake.receipt.tooMany");
        }
        return PAGE;
    }

    /** More about an earlier report, for whoever has just looked it up; whoever waited longer looks it up once more. */
    @PostMapping("/report/more")
    String more(
            @RequestParam(defaultValue = "") String receiptNo,
            @RequestParam(defaultValue = "") String pass,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            standings.requirePass(receiptNo, pass);
            if (desk.keep(request, response, desk.adding(desk.drafted(request), receiptNo))) {
                return "redirect:/report";
            }
            model.addAttribute("problem", "intake.report.notKept");
        } catch (NoSuchReport e) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", "intake.more.again");
        }
        model.addAttribute("receiptNo", receiptNo);
        return PAGE;
    }
}

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

/** The page on which a reporter looks up how it goes on. Number and code are posted, so that no address ever holds them. */
@Controller
class ReceiptController {

    private static final String PAGE = "intake/receipt";

    private final Standings standings;

    ReceiptController(Standings standings) {
        this.standings = standings;
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
}

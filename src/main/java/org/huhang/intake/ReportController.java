package org.huhang.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.document.NoSuchFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page on which anybody reports, without an account and without scripts. Every button of the form posts everything that
 * was typed, so every post saves it; only one of them files the report.
 */
@Controller
@RequestMapping("/report")
class ReportController {

    private static final Logger log = LoggerFactory.getLogger(ReportController.class);

    private final ReportDesk desk;
    private final Intake intake;
    private final Drafts drafts;
    private final Standings standings;

    ReportController(ReportDesk desk, Intake intake, Drafts drafts, Standings standings) {
        this.desk = desk;
        this.intake = intake;
        this.drafts = drafts;
        this.standings = standings;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        return show(desk.drafted(request), List.of(), request, model);
    }

    /** Only the choice of places, for the script that loads it while somebody chooses. */
    @GetMapping("/places")
    String places(HttpServletRequest request, Model model) {
        model.addAttribute("page", desk.page(desk.typed(request), List.of(), List.of(), request));
        return "intake/_place :: place";
    }

    /** Saves what stands in the form; the page does it by itself while somebody writes. */
    @PostMapping(path = "/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> saveQuietly(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var saved = desk.keepQuietly(request, response, desk.typed(request));
        if (saved.isPresent()) {
            return ResponseEntity.ok(Map.of("savedAt", saved.get().toString()));
        }
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(desk.problem(HttpStatus.TOO_MANY_REQUESTS, "intake.report.notKept", locale));
    }

    /** A button that only changes the form: choose a place, add or remove a file or a child, save. */
    @PostMapping(params = "!send")
    String change(
            @RequestParam(name = "upload", required = false) List<MultipartFile> uploads,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var mistakes = new ArrayList<Mistake>();
        var rows = ReportDesk.withChildren(
                desk.typed(request), request.getParameter("addChild") != null, request.getParameter("removeChild"));
        var typed = desk.withFiles(rows, uploads, request.getParameter("remove"), mistakes, locale);
        var kept = desk.keep(request, response, typed);
        if (kept && mistakes.isEmpty()) {
            return "redirect:/report" + anchor(request);
        }
        model.addAttribute("notKept", !kept);
        return refused(HttpStatus.OK, typed, mistakes, request, response, model);
    }

    private static String anchor(HttpServletRequest request) {
        if (request.getParameter("places") != null) {
            return "#place";
        }
        if (request.getParameter("addChild") != null || request.getParameter("removeChild") != null) {
            return "#otherChildren";
        }
        return request.getParameter("attach") != null || request.getParameter("remove") != null ? "#evidence" : "";
    }

    @PostMapping(params = "send")
    String send(
            @RequestParam(name = "upload", required = false) List<MultipartFile> uploads,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        var mistakes = new ArrayList<Mistake>();
        var typed = desk.withFiles(desk.typed(request), uploads, null, mistakes, locale);
        var judged = desk.judge(typed, locale);
        mistakes.addAll(judged.mistakes());
        if (!mistakes.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, typed, mistakes, request, response, model);
        }
        var questions = desk.unasked(typed, judged, locale);
        if (!questions.isEmpty()) {
            return asked(typed, questions, request, response, model);
        }
        try {
            var filing = desk.filing(judged, request, locale);
            return filed(file(filing, typed.one(ReportPage.ADDS_TO)), request, response, model, locale);
        } catch (TooManyReports e) {
            model.addAttribute("tooMany", true);
            return refused(HttpStatus.TOO_MANY_REQUESTS, typed, mistakes, request, response, model);
        } catch (NoSuchFile e) {
            mistakes.add(desk.fileGone(locale));
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, typed, mistakes, request, response, model);
        }
    }

    /** A report is never lost because it could not be brought to the earlier one. */
    private Receipt file(Filing filing, String earlier) {
        if (earlier.isEmpty()) {
            return intake.file(filing);
        }
        try {
            return intake.add(filing, earlier);
        } catch (TooManyReports | NoSuchFile e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("a report could not be added to the earlier one, and is filed by itself", e);
            return intake.file(filing);
        }
    }

    /** Where the browser can be told to show the receipt later it is sent there, so that a reload files nothing. */
    private String filed(
            Receipt receipt, HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        if (desk.keepReceipt(request, response, receipt)) {
            return "redirect:/report/receipt";
        }
        return receipt(receipt, model, locale);
    }

    /** What was just filed from this browser. */
    @GetMapping("/receipt")
    String receipt(HttpServletRequest request, Model model, Locale locale) {
        return desk.justFiled(request)
                .map(receipt -> receipt(receipt, model, locale))
                .orElse("redirect:/receipt");
    }

    private String receipt(Receipt receipt, Model model, Locale locale) {
        model.addAttribute("office", standings.office(receipt.receiptNo(), locale));
        model.addAttribute("receipt", receipt);
        return "intake/filed";
    }

    /** For those who do not want the next person at this machine to see anything. */
    @PostMapping("/forget")
    String forget(HttpServletRequest request, HttpServletResponse response) {
        drafts.forget(DraftCookie.token(request));
        DraftCookie.clear(request, response);
        return "redirect:/report";
    }

    /** Nothing is wrong, but something looks like a slip: it is shown once, and the next press files the report. */
    private String asked(
            Typed typed,
            List<Question> questions,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        desk.keep(request, response, typed);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", desk.page(typed, List.of(), questions, request));
        return "intake/report";
    }

    private String refused(
            HttpStatus status,
            Typed typed,
            List<Mistake> mistakes,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (status != HttpStatus.OK) {
            desk.keep(request, response, typed);
        }
        response.setStatus(status.value());
        return show(typed, mistakes, request, model);
    }

    private String show(Typed typed, List<Mistake> mistakes, HttpServletRequest request, Model model) {
        model.addAttribute("page", desk.page(typed, mistakes, List.of(), request));
        return "intake/report";
    }
}

package org.huhang.schooling;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledgers on a page and as a file, each in the scope of whoever reads. */
@Controller
@RequestMapping("/ledgers")
class LedgerController {

    private static final int SHOWN = 200;
    private static final int EXPORTED = 5000;

    private final LedgerBook book;
    private final LedgerWords words;
    private final Directory directory;
    private final AuditTrail trail;

    LedgerController(LedgerBook book, LedgerWords words, Directory directory, AuditTrail trail) {
        this.book = book;
        this.words = words;
        this.directory = directory;
        this.trail = trail;
    }

    @GetMapping
    String show(
            Person person,
            Locale locale,
            Model model,
            @RequestParam(defaultValue = "dropout") String ledger,
            @RequestParam(defaultValue = "false") boolean closed) {
        var scope = book.scope(person).orElseThrow(NoLedgers::new);
        var chosen = chosen(ledger);
        var lines = book.lines(person, scope, chosen, closed, SHOWN + 1);
        model.addAttribute(
                "ledgers", Arrays.stream(Ledger.values()).map(Ledger::code).toList());
        model.addAttribute("ledger", chosen.code());
        model.addAttribute("closed", closed);
        model.addAttribute("scope", directory.agency(person.agencyCode()).name(locale));
        model.addAttribute("more", lines.size() > SHOWN);
        model.addAttribute(
                "rows",
                lines.stream().limit(SHOWN).map(line -> words.row(line, locale)).toList());
        return "schooling/ledgers";
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            Person person,
            Locale locale,
            @RequestParam(defaultValue = "dropout") String ledger,
            @RequestParam(defaultValue = "false") boolean closed) {
        var scope = book.scope(person).orElseThrow(NoLedgers::new);
        var chosen = chosen(ledger);
        var rows = book.lines(person, scope, chosen, closed, EXPORTED).stream()
                .map(line -> words.row(line, locale))
                .toList();
        trail.recordApart(new AuditLine(
                person.id(), "ledger.exported", "ledger", chosen.code(), null, String.valueOf(rows.size())));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ledger-" + chosen.code() + ".csv\"")
                .body(file(rows, locale));
    }

    private byte[] file(List<LedgerWords.Row> rows, Locale locale) {
        return Csv.of(
                        words.head(locale),
                        rows.stream().map(LedgerWords.Row::cells).toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Ledger chosen(String code) {
        return Arrays.stream(Ledger.values())
                .filter(ledger -> ledger.code().equals(code))
                .findFirst()
                .orElse(Ledger.DROPOUT);
    }
}

package org.huhang.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What the report page needs beside its own steps: reading what was posted, keeping it, showing it again. */
@Component
class ReportDesk {

    /** What the page asks beside the form. */
    private static final Set<String> BESIDE = Set.of(Place.COUNTY, Place.TOWNSHIP, Place.VILLAGE, ReportPage.ASKED);

    private static final Pattern ROW = Pattern.compile(ReportForm.OTHERS + "\\[\\d{1,2}]\\.(\\w+)");

    private final Drafts drafts;
    private final ReportForm form;
    private final ReportFiles files;
    private final Receipts receipts;
    private final ReportTable reports;
    private final Directory directory;
    private final IntakeSettings settings;
    private final ReporterHelp help;
    private final MessageSource messages;

    ReportDesk(
            Drafts drafts,
            ReportForm form,
            ReportFiles files,
            Receipts receipts,
            ReportTable reports,
            Directory directory,
            IntakeSettings settings,
            ReporterHelp help,
            MessageSource messages) {
        this.drafts = drafts;
        this.form = form;
        this.files = files;
        this.receipts = receipts;
        this.reports = reports;
        this.directory = directory;
        this.settings = settings;
        this.help = help;
        this.messages = messages;
    }

    /** What the form holds of the request; anything else falls away. */
    Typed typed(HttpServletRequest request) {
        var values = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, posted) -> {
            if (asked(name)) {
                values.put(name, List.of(posted));
            }
        });
        var earlier = drafted(request).all(ReportPage.ADDS_TO);
        if (!earlier.isEmpty()) {
            values.put(ReportPage.ADDS_TO, earlier);
        }
        return new Typed(values).numbered(ReportForm.OTHERS);
    }

    /** What the earlier report said of where and what stands in the form of what is added to it, and is not asked again. */
    Typed adding(Typed drafted, String receiptNo) {
        var incident =
                reports.byReceipt(receiptNo).orElseThrow(NoSuchReport::new).incident();
        var typed = drafted.with(ReportPage.ADDS_TO, List.of(receiptNo))
                .with(
                        ReportForm.CATEGORY,
                        incident.categories().stream().map(String::valueOf).toList());
        for (var region : directory.upward(incident.regionCode())) {
            switch (region.level()) {
                case COUNTY -> typed = typed.with(Place.COUNTY, List.of(region.code()));
                case TOWNSHIP -> typed = typed.with(Place.TOWNSHIP, List.of(region.code()));
                case VILLAGE -> typed = typed.with(Place.VILLAGE, List.of(region.code()));
                default -> {}
            }
        }
        return typed;
    }

    private boolean asked(String name) {
        var row = ROW.matcher(name);
        return row.matches()
                ? form.asks(row.group(1)) || row.group(1).equals(ReportForm.SAME_HOME)
                : form.asks(name) || BESIDE.contains(name);
    }

    /** With one more row for a child, or without one. */
    static Typed withChildren(Typed typed, boolean add, @Nullable String remove) {
        var left = remove == null
                ? typed
                : typed.without(ReportForm.OTHERS, remove).numbered(ReportForm.OTHERS);
        var rows = left.rows(ReportForm.OTHERS).size();
        return add && rows < ReportForm.MOST_OTHERS
                ? left.with(ReportForm.OTHERS + "[" + rows + "].childName", List.of(""))
                : left;
    }

    /** What the reporter should look at once more and was not asked yet. */
    List<Question> unasked(Typed typed, Judged judged, Locale locale) {
        return form.questions(judged, locale).stream()
                .filter(question -> !typed.has(ReportPage.ASKED, question.asked()))
                .toList();
    }

    /** What this browser's draft holds. */
    Typed drafted(HttpServletRequest request) {
        return drafts.find(DraftCookie.token(request))
                .filter(draft -> !draft.filed())
                .map(Draft::typed)
                .orElse(Typed.NOTHING);
    }

    /** Takes in the files that came with the form; what is wrong with one is added to the mistakes. */
    Typed withFiles(
            Typed typed,
            @Nullable List<MultipartFile> uploads,
            @Nullable String removed,
            List<Mistake> mistakes,
            Locale locale) {
        var ids = new ArrayList<>(typed.all(ReportForm.FILES));
        ids.remove(removed);
        for (var upload : uploads == null ? List.<MultipartFile>of() : uploads) {
            if (!upload.isEmpty() && ids.size() < settings.filesPerReport()) {
                files.take(upload, mistakes, locale).ifPresent(ids::add);
            } else if (!upload.isEmpty()) {
                mistakes.add(form.tooManyFiles(locale));
            }
        }
        return typed.with(ReportForm.FILES, ids);
    }

    Judged judge(Typed typed, Locale locale) {
        return form.judge(form.posted(typed), locale);
    }

    Filing filing(Judged judged, HttpServletRequest request, Locale locale) {
        var origin = new Filing.Origin(request.getRemoteAddr(), DraftCookie.token(request), null);
        return form.filing(judged, origin, locale);
    }

    Mistake fileGone(Locale locale) {
        return form.fileGone(locale);
    }

    /**
     * Keeps what was typed and tells the browser where.
     *
     * @return false if this address keeps as many drafts as it may, or the draft is too large
     */
    boolean keep(HttpServletRequest request, HttpServletResponse response, Typed typed) {
        var token = drafts.save(DraftCookie.token(request), request.getRemoteAddr(), typed);
        return remember(request, response, token, typed);
    }

    /** The same for a save that the page does by itself: when it was saved, by which the next page knows this draft. */
    Optional<Instant> keepQuietly(HttpServletRequest request, HttpServletResponse response, Typed typed) {
        var token = drafts.autosave(DraftCookie.token(request), request.getRemoteAddr(), typed);
        return remember(request, response, token, typed) ? drafts.find(token).map(Draft::changedAt) : Optional.empty();
    }

    /** Lets this browser open the receipt again for a short while. */
    boolean keepReceipt(HttpServletRequest request, HttpServletResponse response, Receipt receipt) {
        var report = reports.byReceipt(receipt.receiptNo()).orElseThrow(NoSuchReport::new);
        var token = drafts.file(DraftCookie.token(request), request.getRemoteAddr(), report.id());
        return remember(request, response, token, Typed.NOTHING);
    }

    Optional<Receipt> justFiled(HttpServletRequest request) {
        return drafts.justFiled(DraftCookie.token(request))
                .flatMap(reports::find)
                .map(report -> receipts.receipt(report.receiptNo()));
    }

    private boolean remember(
            HttpServletRequest request, HttpServletResponse response, @Nullable String token, Typed typed) {
        if (token == null) {
            return false;
        }
        files.keep(typed.all(ReportForm.FILES));
        DraftCookie.set(request, response, token, settings.draftKept());
        return true;
    }

    ReportPage page(Typed typed, List<Mistake> mistakes, List<Question> questions, HttpServletRequest request) {
        var token = DraftCookie.token(request);
        var place = Place.of(typed);
        return new ReportPage(
                typed,
                place,
                places(place),
                files.uploaded(typed.all(ReportForm.FILES)),
                mistakes,
                questions,
                drafts.find(token)
                        .filter(draft -> !draft.filed())
                        .map(Draft::changedAt)
                        .orElse(null),
                drafts.justFiled(token).isPresent(),
                help);
    }

    private ReportPage.Places places(Place place) {
        return new ReportPage.Places(
                directory.regions(Level.COUNTY),
                below(place.county(), Level.COUNTY),
                below(place.township(), Level.TOWNSHIP));
    }

    private List<Region> below(String code, Level level) {
        var known = directory.findRegion(code).filter(region -> region.level() == level);
        return known.isPresent() ? directory.children(code) : List.of();
    }

    ProblemDetail problem(HttpStatus status, String key, Locale locale) {
        return ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, null, locale));
    }
}

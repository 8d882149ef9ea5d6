package org.huhang.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> FIELDS = Set.of(
            ReportForm.CATEGORY,
            ReportForm.DANGER,
            ReportForm.FILES,
            Place.COUNTY,
            Place.TOWNSHIP,
            Place.VILLAGE,
            "description",
            "foundAt",
            "foundPlace",
            "suspectRelation",
            "policeAlreadyCalled",
            "policeCaseNo",
            "childName",
            "sex",
            "birthDate",
            "idNo",
            "address",
            "guardianName",
            "guardianPhone",
            "school",
            "wantsAnonymity",
            "isMandated",
            "reporterName",
            "reporterPhone",
            "reporterEmail",
            "unit",
            "department");

    private final Drafts drafts;
    private final ReportForm form;
    private final ReportFiles files;
    private final Receipts receipts;
    private final ReportTable reports;
    private final Directory directory;
    private final IntakeSettings settings;
    private final MessageSource messages;

    ReportDesk(
            Drafts drafts,
            ReportForm form,
            ReportFiles files,
            Receipts receipts,
            ReportTable reports,
            Directory directory,
            IntakeSettings settings,
            MessageSource messages) {
        this.drafts = drafts;
        this.form = form;
        this.files = files;
        this.receipts = receipts;
        this.reports = reports;
        this.directory = directory;
        this.settings = settings;
        this.messages = messages;
    }

    /** What the form holds of the request; anything else falls away. */
    static Typed typed(HttpServletRequest request) {
        var values = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, posted) -> {
            if (FIELDS.contains(name)) {
                values.put(name, List.of(posted));
            }
        });
        return new Typed(values);
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

    /** The same for a save that the page does by itself. */
    boolean keepQuietly(HttpServletRequest request, HttpServletResponse response, Typed typed) {
        var token = drafts.autosave(DraftCookie.token(request), request.getRemoteAddr(), typed);
        return remember(request, response, token, typed);
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

    ReportPage page(Typed typed, List<Mistake> mistakes, HttpServletRequest request) {
        var token = DraftCookie.token(request);
        var place = Place.of(typed);
        return new ReportPage(
                typed,
                place,
                places(place),
                files.uploaded(typed.all(ReportForm.FILES)),
                mistakes,
                drafts.find(token)
                        .filter(draft -> !draft.filed())
                        .map(Draft::changedAt)
                        .orElse(null),
                drafts.justFiled(token).isPresent());
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

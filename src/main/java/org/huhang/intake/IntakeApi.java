package org.huhang.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huhang.document.NoSuchFile;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The intake for programs of hospitals and schools: no account, the same checks as the page. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "reports")
class IntakeApi {

    /** A text of a megabyte is still answered with what is wrong with it; what is larger is not read. */
    private static final int LONGEST_BODY = 4 << 20;

    private static final int LONGEST_KEY = 255;

    private final ReportForm form;
    private final Intake intake;
    private final Standings standings;
    private final JsonMapper json;
    private final MessageSource messages;

    IntakeApi(ReportForm form, Intake intake, Standings standings, JsonMapper json, MessageSource messages) {
        this.form = form;
        this.intake = intake;
        this.standings = standings;
        this.json = json;
        this.messages = messages;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Files a report; the same report a second time gets the first one's receipt",
            description =
                    """
                    A report that is sent again with the same Idempotency-Key and equal content is filed once. The key belongs \
                    to who used it: an account, or else a network address. There the same key with other content is refused \
                    with 409 and nothing is filed; somebody else's report under the same key is a report of its own. \
                    Take a random UUID for each report.""")
    @ApiResponse(responseCode = "201", description = "Filed, or filed before: number and query code of the receipt")
    @ApiResponse(
            responseCode = "409",
            description = "This sender used the key for other content; send again with a new key")
    @ApiResponse(responseCode = "422", description = "Nothing was filed; problems says what is wrong, field by field")
    @ApiResponse(responseCode = "429", description = "Too many reports from this network address within the hour")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewReport.class)))
    ResponseEntity<Object> file(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        var language = language(request, locale);
        if (key != null && (Characters.blank(key) || key.length() > LONGEST_KEY)) {
            return problem(HttpStatus.BAD_REQUEST, "intake.api.key", language);
        }
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "intake.api.tooLarge", language);
        }
        if (!(json.readValue(body, Object.class) instanceof Map<?, ?> given)) {
            return problem(HttpStatus.BAD_REQUEST, "intake.api.unreadable", language);
        }
        var judged = form.judge(given, language);
        if (!judged.ok()) {
            return refused(judged.mistakes(), language);
        }
        try {
            var origin = new Filing.Origin(request.getRemoteAddr(), request.getRemoteUser(), key);
            return created(intake.file(form.filing(judged, origin, language)));
        } catch (NoSuchFile e) {
            return refused(List.of(form.fileGone(language)), language);
        }
    }

    private static ResponseEntity<Object> created(Receipt receipt) {
        return ResponseEntity.created(URI.create("/api/reports/" + receipt.receiptNo()))
                .body(receipt);
    }

    @GetMapping("/{receiptNo}")
    @Operation(summary = "How far a report has come and what was answered; code as parameter or in X-Query-Code")
    Shown show(
            @PathVariable String receiptNo,
            @RequestParam(required = false) @Nullable String code,
            @RequestHeader(name = "X-Query-Code", required = false) @Nullable String header,
            HttpServletRequest request,
            Locale locale) {
        var given = header != null ? header : code != null ? code : "";
        var standing = standings.open(receiptNo, given, request.getRemoteAddr());
        var language = language(request, locale);
        var agencies = standings.agencies(standing, language);
        var answers = standing.answers().stream()
                .map(answer -> shown(answer, agencies, language))
                .toList();
        return new Shown(standing.receiptNo(), standing.state(), answers);
    }

    private ShownAnswer shown(Answer answer, Map<String, String> agencies, Locale language) {
        var agency = answer.agencyCode();
        return new ShownAnswer(
                answer.type(),
                answer.stage(),
                agency == null ? null : agencies.get(agency),
                answer.content().isEmpty() ? say("intake.answer.receipt", language) : answer.content(),
                answer.result(),
                answer.writtenAt().atZone(BusinessClock.CHINA).toOffsetDateTime());
    }

    @ExceptionHandler(JacksonException.class)
    ResponseEntity<Object> unreadable(HttpServletRequest request, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, "intake.api.unreadable", language(request, locale));
    }

    @ExceptionHandler(NoSuchReport.class)
    ResponseEntity<Object> unknown(HttpServletRequest request, Locale locale) {
        return problem(HttpStatus.NOT_FOUND, "intake.receipt.notFound", language(request, locale));
    }

    @ExceptionHandler(KeyReused.class)
    ResponseEntity<Object> keyReused(HttpServletRequest request, Locale locale) {
        return problem(HttpStatus.CONFLICT, "intake.api.keyReused", language(request, locale));
    }

    @ExceptionHandler(TooManyReports.class)
    ResponseEntity<Object> tooManyReports(HttpServletRequest request, Locale locale) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "intake.report.tooMany", language(request, locale));
    }

    @ExceptionHandler(TooManyTries.class)
    ResponseEntity<Object> tooManyTries(HttpServletRequest request, Locale locale) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "intake.receipt.tooMany", language(request, locale));
    }

    private ResponseEntity<Object> refused(List<Mistake> mistakes, Locale language) {
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        var problem = ProblemDetail.forStatusAndDetail(status, say("intake.api.refused", language));
        problem.setProperty("problems", mistakes);
        return answer(status, problem);
    }

    private ResponseEntity<Object> problem(HttpStatus status, String key, Locale language) {
        return answer(status, ProblemDetail.forStatusAndDetail(status, say(key, language)));
    }

    private static ResponseEntity<Object> answer(HttpStatus status, ProblemDetail problem) {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, "3600");
        }
        return response.body(problem);
    }

    private String say(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    /** Programs name their language in each request; a page's language does not count here. */
    private static Locale language(HttpServletRequest request, Locale locale) {
        var wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted != null && wanted.strip().startsWith(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : locale;
    }

    /**
     * How a report stands.
     *
     * @param receiptNo its number
     * @param state RECEIVED, ACCEPTED, IN_PROGRESS or CLOSED
     * @param answers the oldest first
     */
    record Shown(String receiptNo, Report.State state, List<ShownAnswer> answers) {}

    /**
     * An answer to the reporter.
     *
     * @param type receipt, accepted, interim or final
     * @param stage the legal moment
     * @param agency the name of who answered, null for the platform
     * @param content the text
     * @param result helped, punished, noHarm, passedOn, notAccepted or secret in the final answer, else null
     * @param at when it was written
     */
    record ShownAnswer(
            String type,
            String stage,
            @Nullable String agency,
            String content,
            @Nullable String result,
            OffsetDateTime at) {}

    /**
     * What a program sends; read as it is and judged field by field, so that each mistake is told at its field.
     *
     * @param regionCode county, township or village of the incident
     * @param reportCategory 1 to 10, or a list of them
     * @param sex M, F or U
     * @param boarding whether the child lives at school
     * @param childLanguage chinese, hani, yi, miao, yao, dai, zhuang, lahu, buyei, other or none
     * @param disabilityKind none, vision, hearing, speech, physical, intellectual, mental, multiple or unclear
     * @param otherChildren up to 19 more children of the same report; each gets a case, all together one receipt
     * @param sexualAssaultSuspected yes, no or unknown; of a child of any sex and age
     * @param suspectKind parent, relative, schoolStaff, dormitoryStaff, child, villageCadre, acquaintance, online, stranger
     *     or unknown
     * @param suspectRelation in words
     * @param files ids as {@code POST /api/files} gave them
     */
    record NewReport(
            @Nullable String reporterName,
            @Nullable String reporterPhone,
            @Nullable String reporterEmail,
            @Nullable String unit,
            @Nullable String department,
            @Nullable Boolean isMandated,
            @Nullable Boolean wantsAnonymity,
            @Nullable String childName,
            @Nullable String sex,
            @Schema(format = "date") @Nullable String birthDate,
            @Nullable String idNo,
            @Nullable String address,
            @Nullable String guardianName,
            @Nullable String guardianPhone,
            @Nullable String school,
            @Nullable Boolean boarding,
            @Nullable String childLanguage,
            @Nullable Boolean interpreterNeeded,
            @Nullable Boolean signLanguage,
            @Nullable String disabilityKind,
            @Nullable List<OtherChild> otherChildren,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Integer> reportCategory,
            @Schema(format = "date-time") @Nullable String foundAt,
            @Nullable String foundPlace,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String description,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean immediateDanger,
            @Nullable String sexualAssaultSuspected,
            @Nullable String suspectKind,
            @Nullable String suspectRelation,
            @Nullable Boolean policeAlreadyCalled,
            @Nullable String policeCaseNo,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String regionCode,
            @Nullable List<String> files) {}

    /**
     * Another child of the same report, a brother, a sister or one of the same dormitory; the fields are those of the first.
     *
     * @param sameHome whether address and guardian are those of the first child, where the row names none
     */
    record OtherChild(
            @Nullable String childName,
            @Nullable String sex,
            @Schema(format = "date") @Nullable String birthDate,
            @Nullable String idNo,
            @Nullable String address,
            @Nullable String guardianName,
            @Nullable String guardianPhone,
            @Nullable String school,
            @Nullable Boolean boarding,
            @Nullable String childLanguage,
            @Nullable Boolean interpreterNeeded,
            @Nullable Boolean signLanguage,
            @Nullable String disabilityKind,
            @Nullable Boolean sameHome) {}
}

package org.huhang.intake;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.NetworkAddress;
import org.huhang.web.RateLimit;
import org.springframework.stereotype.Component;

/** Opens the state of a report for whoever has its number and its code. */
@Component
class Standings {

    private final Receipts receipts;
    private final ReportTable reports;
    private final AnswerTable answers;
    private final RateLimit limit;
    private final Directory directory;
    private final IntakeSettings settings;
    private final Clock clock;

    Standings(
            Receipts receipts,
            ReportTable reports,
            AnswerTable answers,
            RateLimit limit,
            Directory directory,
            IntakeSettings settings,
            Clock clock) {
        this.receipts = receipts;
        this.reports = reports;
        this.answers = answers;
        this.limit = limit;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks a report up.
     *
     * @param receiptNo the number as typed
     * @param queryCode the code as typed
     * @param address the network address that asks
     * @return the state
     * @throws NoSuchReport if the code does not belong to the number, whether or not the number exists
     * @throws TooManyTries if this address was wrong too often within the hour
     */
    Standing open(String receiptNo, String queryCode, String address) {
        var tries = "wrong code " + NetworkAddress.of(address).sender();
        if (!limit.anyLeft(tries, settings.wrongCodesPerHour())) {
            throw new TooManyTries();
        }
        var report = reports.byReceipt(number(receiptNo, queryCode, tries)).orElseThrow(NoSuchReport::new);
        return new Standing(report.receiptNo(), report.state(), answers.of(report.id()));
    }

    /** What whoever looked a report up may show for some time in place of its code, to add to it and for nothing else. */
    String pass(Standing standing) {
        return receipts.pass(standing.receiptNo(), clock.instant().plus(settings.addingOffered()));
    }

    /**
     * Asks for a pass to add to a report.
     *
     * @throws NoSuchReport if it was not given for this report, or has ended
     */
    void requirePass(String receiptNo, String pass) {
        receipts.requirePass(receiptNo, pass, clock.instant());
    }

    /** The office that answers for the county in which a report was filed, which its number names. */
    String office(String receiptNo, Locale locale) {
        return directory
                .coordinating(receiptNo.substring(0, receiptNo.indexOf('-')))
                .name(locale);
    }

    /** The names of those who answered, by their codes. */
    Map<String, String> agencies(Standing standing, Locale locale) {
        return standing.answers().stream()
                .map(Answer::agencyCode)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), code -> directory
                        .findAgency(code)
                        .map(agency -> agency.name(locale))
                        .orElse(code)));
    }

    private String number(String receiptNo, String queryCode, String tries) {
        try {
            return receipts.opened(receiptNo, queryCode);
        } catch (NoSuchReport e) {
            limit.tryTake(tries, settings.wrongCodesPerHour());
            throw e;
        }
    }
}

package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.huhang.audit.Secrets;
import org.junit.jupiter.api.Test;

class ReceiptsTests {

    private final Receipts receipts = new Receipts(Secrets.of("a-secret-that-is-long-enough-for-a-test"));

    @Test
    void everyNumberAndEveryCodeHasTheSameShape() {
        for (int i = 0; i < 200; i++) {
            var receipt = receipts.receipt(receipts.newNumber("532503", 2026));
            assertThat(receipt.receiptNo()).matches("532503-R-2026-[0-9A-HJKMNP-TV-Z]{6}");
            assertThat(receipt.queryCode()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
        }
    }

    @Test
    void numbersAreNotCountedUp() {
        var numbers = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            numbers.add(receipts.newNumber("532503", 2026));
        }
        assertThat(numbers).hasSizeGreaterThan(990);
    }

    @Test
    void theCodeFollowsFromTheNumberAndTheSecretAlone() {
        var again = new Receipts(Secrets.of("a-secret-that-is-long-enough-for-a-test"));
        var elsewhere = new Receipts(Secrets.of("another-secret-that-is-long-enough-here"));
        var receipt = receipts.receipt("532503-R-2026-K7QF2M");
        assertThat(again.receipt("532503-R-2026-K7QF2M")).isEqualTo(receipt);
        assertThat(elsewhere.receipt("532503-R-2026-K7QF2M").queryCode()).isNotEqualTo(receipt.queryCode());
    }

    @Test
    void aPassIsForOneReportAndEnds() {
        var end = Instant.parse("2026-06-01T08:00:00Z");
        var pass = receipts.pass("532503-R-2026-K7QF2M", end);

        receipts.requirePass("532503-R-2026-K7QF2M", pass, end);

        for (var other : List.of(pass.replaceFirst("^1", "2"), pass + "0", "", "-", "99999999999")) {
            assertThatThrownBy(() -> receipts.requirePass("532503-R-2026-K7QF2M", other, end))
                    .isInstanceOf(NoSuchReport.class);
        }
        assertThatThrownBy(() -> receipts.requirePass("532503-R-2026-K7QF2N", pass, end))
                .isInstanceOf(NoSuchReport.class);
        assertThatThrownBy(() -> receipts.requirePass("532503-R-2026-K7QF2M", pass, end.plusSeconds(1)))
                .isInstanceOf(NoSuchReport.class);
    }

    @Test
    void aPassIsNoCode() {
        var pass = receipts.pass("532503-R-2026-K7QF2M", Instant.parse("2026-06-01T08:00:00Z"));

        assertThatThrownBy(() -> receipts.opened("532503-R-2026-K7QF2M", pass)).isInstanceOf(NoSuchReport.class);
        assertThat(pass)
                .doesNotContain(
                        receipts.receipt("532503-R-2026-K7QF2M").queryCode().replace("-", ""));
    }

    @Test
    void whatAPersonCopiedByHandIsUnderstood() {
        var receipt = receipts.receipt("532503-R-2026-K0QF1M");
        var carelessly =
                " " + receipt.queryCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
        assertThat(receipts.opened("532503r2026koqflm", carelessly)).isEqualTo("532503-R-2026-K0QF1M");
        assertThat(receipts.opened("５３２５０３-Ｒ-２０２６-K0QF1M", receipt.queryCode())).isEqualTo("532503-R-2026-K0QF1M");
    }

    @Test
    void anyOtherCodeIsRefused() {
        var receipt = receipts.receipt("532503-R-2026-K7QF2M");
        var other = receipts.receipt("532503-R-2026-K7QF2N");
        for (var code : new String[] {"", other.queryCode(), receipt.queryCode().substring(1), "x".repeat(100_000)}) {
            assertThatThrownBy(() -> receipts.opened("532503-R-2026-K7QF2M", code))
                    .isInstanceOf(NoSuchReport.class);
        }
    }

    @Test
    void aReceiptNeverTellsItsCodeToALog() {
        var receipt = receipts.receipt("532503-R-2026-K7QF2M");
        assertThat(receipt.toString()).doesNotContain(receipt.queryCode());
    }
}

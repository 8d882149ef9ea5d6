package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTests {

    @Test
    void fiveBitsMakeALetter() {
        assertThat(Letters.letters(new byte[] {0, 0, 0, 0, 0}, 8)).isEqualTo("00000000");
        assertThat(Letters.letters(new byte[] {-1, -1, -1, -1, -1}, 8)).isEqualTo("ZZZZZZZZ");
        assertThat(Letters.letters(new byte[] {0x08, (byte) 0x86, 0x40}, 4)).isEqualTo("1234");
    }

    @Test
    void groupsHaveFourLetters() {
        assertThat(Letters.grouped("ABCDEFGH")).isEqualTo("ABCD-EFGH");
        assertThat(Letters.grouped("ABCDEFGHJ")).isEqualTo("ABCD-EFGH-J");
    }

    @Test
    void lettersThatLookLikeDigitsAreDigits() {
        assertThat(Letters.typed("o0 iL-1")).isEqualTo("00111");
    }
}

package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTests {

    @Test
    void theNarrowestChosenPlaceCounts() {
        assertThat(new Place("532503", "", "").regionCode()).isEqualTo("532503");
        assertThat(new Place("532503", "532503102", "").regionCode()).isEqualTo("532503102");
        assertThat(new Place("532503", "532503102", "532503102001").regionCode())
                .isEqualTo("532503102001");
    }

    @Test
    void whatWasChosenBelowAnotherCountyFallsAway() {
        assertThat(new Place("532524", "532503102", "532503102001").regionCode())
                .isEqualTo("532524");
        assertThat(new Place("", "532503102", "532503102001").regionCode()).isEmpty();
    }
}

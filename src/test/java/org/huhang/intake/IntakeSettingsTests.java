package org.huhang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class IntakeSettingsTests {

    private static IntakeSettings settings(Map<String, Object> environment) {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("huhang.intake", Bindable.of(IntakeSettings.class));
    }

    @Test
    void sixtyReportsAnHourUnlessTheEnvironmentSaysOtherwise() {
        assertThat(settings(Map.of()).perHour()).isEqualTo(60);
        assertThat(settings(Map.of("HUHANG_INTAKE_PER_HOUR", "7")).perHour()).isEqualTo(7);
    }

    @Test
    void draftsLiveADay() {
        assertThat(settings(Map.of()).draftKept()).isEqualTo(Duration.ofHours(24));
    }
}

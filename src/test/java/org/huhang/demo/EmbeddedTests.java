package org.huhang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

/** What is there in which mode, without starting any of it. */
class EmbeddedTests {

    private static final String DATABASE = "spring.datasource.url=jdbc:postgresql://db/huhang";

    private final ApplicationContextRunner contexts = new ApplicationContextRunner().withUserConfiguration(Marks.class);

    @Test
    void databaseAndMailAreEmbeddedWhereNobodyNamesThem() {
        contexts.run(context -> assertThat(context).hasBean("database").hasBean("mail"));
        contexts.withPropertyValues(DATABASE, "spring.mail.host=mail")
                .run(context -> assertThat(context).doesNotHaveBean("database").doesNotHaveBean("mail"));
        contexts.withPropertyValues("spring.datasource.url=", "spring.mail.host= ")
                .run(context -> assertThat(context).hasBean("database").hasBean("mail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void clockMovesOnlyIfAskedForAndOnlyThisMachineCanReachIt(String loopback) {
        contexts.withPropertyValues("huhang.clock=virtual", "server.address=" + loopback)
                .run(context -> assertThat(context).hasBean("clock"));
        contexts.withPropertyValues("server.address=" + loopback)
                .run(context -> assertThat(context).doesNotHaveBean("clock"));
        contexts.withPropertyValues("huhang.clock=virtual", "server.address=" + loopback, DATABASE)
                .run(context -> assertThat(context).doesNotHaveBean("clock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", ""})
    void clockStandsStillWhereOthersCanReachIt(String address) {
        contexts.withPropertyValues("huhang.clock=virtual", "server.address=" + address)
                .run(context -> assertThat(context).doesNotHaveBean("clock"));
    }

    @Test
    void embeddedModeListensOnThisMachineOnlyUnlessSomebodySaysOtherwise() {
        assertThat(address(new MockEnvironment())).isEqualTo("127.0.0.1");
        assertThat(address(new MockEnvironment().withProperty("server.address", "0.0.0.0")))
                .isEqualTo("0.0.0.0");
        assertThat(address(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/huhang")))
                .isNull();
    }

    @Test
    void lifeComesBeforeTheWebServer() {
        assertThat(new LifeBeforePages(null, null).getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    private static @org.jspecify.annotations.Nullable String address(MockEnvironment environment) {
        new StartSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("server.address");
    }

    @Configuration(proxyBeanMethods = false)
    static class Marks {

        @Configuration(proxyBeanMethods = false)
        @WhereDatabaseIsEmbedded
        static class Database {
            @Bean
            String database() {
                return "embedded";
            }
        }

        @Configuration(proxyBeanMethods = false)
        @WhereMailIsEmbedded
        static class Mail {
            @Bean
            String mail() {
                return "embedded";
            }
        }

        @Configuration(proxyBeanMethods = false)
        @WhereClockMayMove
        static class Clock {
            @Bean
            String clock() {
                return "movable";
            }
        }
    }
}

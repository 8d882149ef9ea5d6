package org.huhang.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.huhang.audit.AnchorFile;
import org.huhang.audit.SecretFile;
import org.huhang.notification.StaffDomain;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Stands in for the servers that nobody named: PostgreSQL without a data source, a mail sink without a mail host. */
@Configuration(proxyBeanMethods = false)
class EmbeddedMode {

    @Configuration(proxyBeanMethods = false)
    @WhereDatabaseIsEmbedded
    static class Database {

        @Bean
        EmbeddedDatabase embeddedDatabase(DemoSettings settings) {
            return EmbeddedDatabase.in(settings.data());
        }

        @Bean
        FlywayConnectionDetails ownerOfEmbeddedDatabase(EmbeddedDatabase database) {
            return database.owner();
        }

        @Bean
        SecretFile secretFile(DemoSettings settings) {
            return new SecretFile(settings.data().resolve("secret.key"));
        }

        @Bean
        AnchorFile anchorFile(DemoSettings settings) {
            return new AnchorFile(settings.data().resolve("trail-heads.txt"));
        }

        /** Before the first page is served. */
        @Bean
        SmartInitializingSingleton demoPeopleEnrolment(DemoPeople people) {
            return people::enrol;
        }

        @Bean
        @ConditionalOnBooleanProperty(name = "huhang.demo", matchIfMissing = true)
        LifeBeforePages lifeBeforePages(SampleLife life, LoggingSystem logging) {
            return new LifeBeforePages(life, logging);
        }

        @Bean
        DemoSignIn demoSignIn(DemoPeople people) {
            return new DemoSignIn(people);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @WhereMailIsEmbedded
    static class Mail {

        @Bean(initMethod = "start", destroyMethod = "stop")
        GreenMail mailSink() {
            var sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            return sink;
        }

        @Bean
        @Primary
        JavaMailSenderImpl mailToSink(GreenMail mailSink) {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(mailSink.getSmtp().getPort());
            sender.setDefaultEncoding("UTF-8");
            // The sink's long greeting comes in pieces, for each of which the network stack waits.
            sender.getJavaMailProperties().setProperty("mail.smtp.ehlo", "false");
            return sender;
        }

        @Bean
        StaffDomain staffDomain() {
            return new StaffDomain("huhang.example");
        }
    }
}

package org.huhang.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody who reports should know beforehand: how the law protects him, and who else can be called. It is data with its
 * sources, {@code reference/reporter-help.json}; {@code confidence} says as in the table of terms how sure a source is: V was
 * looked up, M is from memory.
 */
@Component
class ReporterHelp {

    private final Shipped shipped;

    ReporterHelp(JsonMapper json) {
        try (var file = new ClassPathResource("reference/reporter-help.json").getInputStream()) {
            this.shipped = json.readValue(file, Shipped.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Hotline> hotlines() {
        return shipped.hotlines();
    }

    List<Protection> protection() {
        return shipped.protection();
    }

    private record Shipped(List<Hotline> hotlines, List<Protection> protection) {}

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /**
     * A number to call.
     *
     * @param number the number
     * @param call tel or sms
     * @param zh who answers there, in Chinese
     * @param en the same in English
     * @param source who says so
     * @param confidence how sure that is
     */
    record Hotline(String number, String call, String zh, String en, String source, String confidence) {

        public String href() {
            return call + ":" + number;
        }

        public String words(Locale locale) {
            return english(locale) ? en : zh;
        }
    }

    /**
     * One way in which the law stands by whoever reports.
     *
     * @param code which
     * @param zh in plain Chinese
     * @param en in plain English
     * @param lawZh the article
     * @param lawEn the same in English
     * @param confidence how sure that is
     */
    record Protection(String code, String zh, String en, String lawZh, String lawEn, String confidence) {

        public String words(Locale locale) {
            return english(locale) ? en : zh;
        }

        public String law(Locale locale) {
            return english(locale) ? lawEn : lawZh;
        }
    }
}

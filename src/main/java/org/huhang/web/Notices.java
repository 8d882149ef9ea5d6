package org.huhang.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the next page says on top about what was just done. */
@Component
public class Notices {

    private final MessageSource words;

    Notices(MessageSource words) {
        this.words = words;
    }

    /**
     * Lets the page to which the browser is sent say a sentence, once.
     *
     * @param redirect of the answer
     * @param locale the reader's language
     * @param key the key of the sentence
     * @param values what it names
     */
    public void say(RedirectAttributes redirect, Locale locale, String key, Object... values) {
        say(redirect, words.getMessage(key, values, locale));
    }

    /**
     * As {@link #say}, for what is already put in words.
     *
     * @param redirect of the answer
     * @param sentence what was done, in the reader's language
     */
    public void say(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("notice", sentence);
    }

    /**
     * The same of what was not done, and why: it does not look like something that was.
     *
     * @param redirect of the answer
     * @param locale the reader's language
     * @param key the key of the sentence
     * @param values what it names
     */
    public void warn(RedirectAttributes redirect, Locale locale, String key, Object... values) {
        warn(redirect, words.getMessage(key, values, locale));
    }

    /**
     * As {@link #warn}, for what is already put in words.
     *
     * @param redirect of the answer
     * @param sentence what was not done, and why, in the reader's language
     */
    public void warn(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("refused", sentence);
    }
}

package org.huhang.intake;

import java.util.List;
import java.util.UUID;
import org.huhang.agency.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of an answer whose mail did not arrive: whoever answered says how the reporter was told instead. */
@Controller
@RequestMapping("/answers/{answerId}")
class BounceController {

    private static final List<Answer.Channel> OTHERWISE =
            List.of(Answer.Channel.PHONE, Answer.Channel.IN_PERSON, Answer.Channel.POST, Answer.Channel.CODE);

    private final Bounces bounces;

    BounceController(Bounces bounces) {
        this.bounces = bounces;
    }

    @GetMapping
    String show(@PathVariable UUID answerId, Person person, Model model) {
        model.addAttribute("answer", bounces.find(answerId, person).orElseThrow(NoSuchReport::new));
        model.addAttribute("channels", OTHERWISE);
        return "intake/bounced";
    }

    @PostMapping
    String told(@PathVariable UUID answerId, @RequestParam(defaultValue = "") String channel, Person person) {
        var answer = bounces.find(answerId, person).orElseThrow(NoSuchReport::new);
        var otherwise = OTHERWISE.stream()
                .filter(one -> one.name().equals(channel))
                .findFirst()
                .orElse(Answer.Channel.CODE);
        bounces.told(answer, otherwise, person);
        return "redirect:/cases/" + answer.caseNo();
    }
}

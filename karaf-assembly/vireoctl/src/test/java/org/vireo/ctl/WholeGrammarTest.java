package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.ctl.command.Completion;
import org.vireo.ctl.command.Grammar;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Noun;
import picocli.CommandLine.Model.CommandSpec;

/** Everything that the model serves has a command. */
class WholeGrammarTest {
    private final ApiModel model = ApiModel.read();
    private final CommandSpec root = Grammar.whole(model);

    @Test
    void everyCollectionMethodAndActionIsACommand() {
        var missing = new ArrayList<String>();
        var count = check(model.roots(), root, missing);
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(550);
    }

    private int check(List<Noun> nouns, CommandSpec above, List<String> missing) {
        var count = 0;
        for (var noun : nouns) {
            var command = above.subcommands().get(noun.name());
            if (command == null) {
                missing.add(noun.path());
                continue;
            }
            var spec = command.getCommandSpec();
            noun.methods().keySet().stream()
                    .filter(method -> !spec.subcommands().containsKey(method.verb()))
                    .forEach(method -> missing.add(noun.path() + " " + method));
            noun.actions().stream()
                    .filter(action -> !spec.subcommands().containsKey(action.verb()))
                    .forEach(action -> missing.add(noun.path() + " " + action.verb()));
            count += noun.methods().size() + noun.actions().size() + check(model.children(noun), spec, missing);
        }
        return count;
    }

    @Test
    void completionKnowsNounsVerbsAndOptions() {
        var script = Completion.script(root, "bash");
        assertThat(script)
                .contains("'vm nic'")
                .contains("'vm snapshot'")
                .contains("--dry-run")
                .contains("whoami");
        assertThat(Completion.script(root, "zsh")).startsWith("#compdef vireoctl\n");
    }
}

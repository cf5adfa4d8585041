package org.vireo.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.ctl.command.Completion;
import org.vireo.ctl.command.Grammar;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Noun;
import picocli.CommandLine.Model.CommandSpec;

/** Everything that the model serves has a command. */
class WholeGrammarTest {
    private final ApiModel model = ApiModel.read();
    private final CommandSpec root = Grammar.whole(model);

    @TempDir
    Path folder;

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
    void aShellCompletesNounsVerbsOptionsAndNames() throws Exception {
        assertThat(completed("vm", "ni")).containsExactly("nic");
        assertThat(completed("-o", "json", "vm", "sta")).containsExactly("start", "statistic");
        assertThat(completed("vm", "nic", "add", "web1", "--vn")).containsExactly("--vnic-profile");
        assertThat(completed("vm", "start", "we")).containsExactly("web1", "web\\ 2");
        assertThat(completed("vm", "start", "$")).containsExactly("\\$\\(touch\\ x\\)");
        assertThat(Completion.script(root, "zsh")).startsWith("#compdef vireoctl\n");
    }

    /** What bash offers, with a program in the place of ours that lists names. */
    private List<String> completed(String... words) throws Exception {
        var file = Files.writeString(folder.resolve("completion"), Completion.script(root, "bash") + """
                vireoctl() { printf '%s\\n' web1 'web 2' '$(touch x)' '"a,b"' other; }
                COMP_WORDS=(vireoctl "$@") COMP_CWORD=$#
                _vireoctl
                printf '%s\\n' "${COMPREPLY[@]}"
                """);
        var command = new ArrayList<>(List.of("bash", file.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }
}

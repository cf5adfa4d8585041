package org.vireo.ctl.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vireo.ctl.exit.Failure;
import picocli.CommandLine.Model.CommandSpec;

/** Scripts that let a shell complete nouns, verbs and options. */
public final class Completion {
    private static final String BASH = """
            # Completes commands of vireoctl. Made from the API by the build.
            _vireoctl() {
              local current=${COMP_WORDS[COMP_CWORD]} path= word next i
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                [[ $word == -* ]] && continue
                _vireoctl_words "$path"
                case " $next " in *" $word "*) path=${path:+$path }$word ;; esac
              done
              if [[ $current == -* ]]; then _vireoctl_options "$path"; else _vireoctl_words "$path"; fi
              COMPREPLY=($(compgen -W "$next" -- "$current"))
              [[ $current == -* || -n $next ]] || _vireoctl_names "$path" "$current"
              [[ -n $next || ${#COMPREPLY[@]} != 0 ]] || compopt -o default 2>/dev/null
            }
            # Names of objects, as the engine tells them now. They are never expanded, whatever is in them.
            _vireoctl_names() {
              local noun=${1%%%% *} column=name limit='--timeout 3s' name
              case $1 in
                console) noun=vm ;;
                'profile use' | 'profile delete') column=profile limit= ;;
                'plugin install' | *' '*' '* | *' list' | *' create' | *' add' | 'api '* | 'report '* | 'profile '*) return ;;
                'plugin '*) column=id ;;
                *' '*) ;;
                *) return ;;
              esac
              while IFS= read -r name; do
                [[ -n $name && $name == "$2"* && $name != *[[:cntrl:]\\"]* ]] && COMPREPLY+=("$(printf %%q "$name")")
              done < <(vireoctl "$noun" list -o csv --no-headings --columns "$column" $limit 2>/dev/null </dev/null)
            }
            _vireoctl_words() {
              case $1 in
            %s
                *) next= ;;
              esac
            }
            _vireoctl_options() {
              case $1 in
            %s
                *) next=--help ;;
              esac
            }
            complete -F _vireoctl vireoctl
            """;
    private static final String ZSH = "#compdef vireoctl\nautoload -U +X bashcompinit && bashcompinit\n";

    private Completion() {}

    static CommandSpec spec() {
        var spec = Specs.leaf(
                "completion",
                "Print a script that completes commands; for instance: source <(vireoctl completion bash)",
                Completion::run);
        Specs.word(spec, 0, "SHELL", "bash or zsh.");
        return spec;
    }

    private static void run(Given given) {
        var shell = given.words().get(0);
        if (!List.of("bash", "zsh").contains(shell)) {
            throw Failure.usage("There is completion for bash and zsh, not for " + shell + ".");
        }
        given.terminal().out().print(script(Grammar.whole(given.model()), shell));
        given.terminal().out().flush();
    }

    /** For {@code bash} or {@code zsh}, which reads the same through a layer of its own. */
    public static String script(CommandSpec root, String shell) {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, String> options = new LinkedHashMap<>();
        collect("", root, words, options);
        var bash = BASH.formatted(cases(words), cases(options));
        return shell.equals("zsh") ? ZSH + bash : bash;
    }

    private static void collect(String path, CommandSpec spec, Map<String, String> words, Map<String, String> options) {
        if (!spec.subcommands().isEmpty()) {
            words.put(path, String.join(" ", new TreeSet<>(spec.subcommands().keySet())));
        }
        options.put(
                path,
                spec.options().stream()
                        .map(option -> option.longestName())
                        .sorted()
                        .collect(Collectors.joining(" ")));
        spec.subcommands()
                .forEach((name, command) ->
                        collect(path.isEmpty() ? name : path + " " + name, command.getCommandSpec(), words, options));
    }

    /** Paths with the same words share a line. */
    private static String cases(Map<String, String> byPath) {
        Map<String, List<String>> paths = byPath.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return paths.entrySet().stream()
                .map(entry -> "    "
                        + entry.getValue().stream()
                                .map(path -> "'" + path + "'")
                                .collect(Collectors.joining("|"))
                        + ") next='" + entry.getKey() + "' ;;")
                .collect(Collectors.joining("\n"));
    }
}

import java.nio.file.Files
import java.nio.file.Path

// Of all kinds, the one that was asked for becomes the project.
Path project = Path.of(request.outputDirectory, request.artifactId)
Path kinds = project.resolve("kinds")
Path chosen = kinds.resolve(request.properties.getProperty("kind"))
chosen.toFile().eachFile { part -> Files.move(part.toPath(), project.resolve(part.name)) }
kinds.toFile().deleteDir()

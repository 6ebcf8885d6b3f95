namespace Tracker.Server.Hosting;

/// <summary>What works and yet is less safe than it could be, found before the start; a null is nothing to say.</summary>
public sealed partial class StartWarnings(IEnumerable<string?> sentences)
{
    public IReadOnlyList<string> Sentences { get; } = [.. sentences.OfType<string>()];

    public void Write(ILogger logger)
    {
        foreach (var sentence in Sentences) Warn(logger, sentence);
    }

    [LoggerMessage(2401, LogLevel.Warning, "{Sentence}")]
    private static partial void Warn(ILogger logger, string sentence);
}

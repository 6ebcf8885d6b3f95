namespace Tracker.Import;

/// <summary>One command of an import. Steps must be applied in order.</summary>
/// <param name="Operation">Derived from the content of its row, so that loading the same row twice changes nothing.</param>
/// <param name="By">The sender: the program itself or a sample participant.</param>
/// <param name="File">The file that it came from, with the 1-based line, or null.</param>
public sealed record ImportStep(
    ActorId Actor, CompartmentId Compartment, OperationId Operation, Command Command, ParticipantId By, string? File = null, int Line = 0);

/// <summary>Something in a file that is not imported.</summary>
/// <param name="Line">1-based line of the file at which the row starts; 0 for the whole file.</param>
public sealed record ImportProblem(string File, int Line, string Sentence, string? Field = null)
{
    public override string ToString() => $"{File}:{Line}: {Sentence}";
}

/// <summary>What a reader found. If there are problems, the user chooses whether the steps are applied.</summary>
public sealed record ImportReading(IReadOnlyList<ImportStep> Steps, IReadOnlyList<ImportProblem> Problems);

namespace Tracker.Import;

/// <summary>One command of an import, in the order in which they must be applied.</summary>
/// <param name="Operation">From the content of its row: the same row gives the same operation, so that loading twice changes nothing.</param>
/// <param name="By">Who sends it: the program itself, or a sample participant.</param>
/// <param name="File">Where it came from, with the 1-based line; null where it came from no file.</param>
public sealed record ImportStep(
    ActorId Actor, CompartmentId Compartment, OperationId Operation, Command Command, ParticipantId By, string? File = null, int Line = 0);

/// <summary>Something in a file that is not imported.</summary>
/// <param name="Line">1-based line of the file at which the row starts; 0 where the whole file is meant.</param>
public sealed record ImportProblem(string File, int Line, string Sentence, string? Field = null)
{
    public override string ToString() => $"{File}:{Line}: {Sentence}";
}

/// <summary>What a reader found. The caller applies the steps only where there are no problems, or the rest, as its user chose.</summary>
public sealed record ImportReading(IReadOnlyList<ImportStep> Steps, IReadOnlyList<ImportProblem> Problems);

namespace Tracker.Domain.Identifiers;

/// <summary>How one family writes its identifiers. What <see cref="Print"/> writes, <see cref="Read"/> reads as the same parts.</summary>
internal interface IGrammar
{
    /// <summary>The identifier, or null with the scanner at the place where it stopped.</summary>
    DocumentIdentifier? Read(Scanner scanner);

    string Print(DocumentIdentifier id);
}

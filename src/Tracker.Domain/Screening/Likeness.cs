namespace Tracker.Domain.Screening;

/// <summary>The rule by which two names are alike, the strongest first.</summary>
public enum LikenessRule { SameWords, SameLetters, MostWords, PartOfIt, SameAbbreviation, Initials }

/// <summary>How two words agree.</summary>
public enum WordAgreement { Same, Meaning, Spelling, Joined }

/// <summary>A word of our name that agrees with one of the list's.</summary>
public sealed record AgreedWord(string Ours, string Theirs, WordAgreement How);

/// <summary>How alike a name of ours and one of the list are, and why.</summary>
/// <param name="Score">From 0 to 100.</param>
/// <param name="OnlyOurs">Words that the name on the list does not have.</param>
/// <param name="OnlyTheirs">Words that our name does not have.</param>
public sealed record Likeness(
    int Score, LikenessRule Rule, string Ours, string Theirs, ImmutableArray<AgreedWord> Agreed, ImmutableArray<string> OnlyOurs,
    ImmutableArray<string> OnlyTheirs)
{
    /// <summary>Names that are less alike than this are not shown.</summary>
    public const int Least = 75;

    /// <summary>What is said of names of which one is a part, or an abbreviation, of the other.</summary>
    public const int OfPart = 76, OfAbbreviation = 80, OfInitials = 75;

    /// <summary>How alike two names are; null if less than <see cref="Least"/>.</summary>
    public static Likeness? Of(ComparedName ours, ComparedName theirs)
    {
        if (ours.Abbreviation is { } one && theirs.Abbreviation is { } other)
        {
            if (one != other) return null;
            return new(OfAbbreviation, LikenessRule.SameAbbreviation, ours.Printed, theirs.Printed, [new(one, other, WordAgreement.Same)], [], []);
        }
        if (Abbreviates(ours, theirs) || Abbreviates(theirs, ours))
            return new(OfInitials, LikenessRule.Initials, ours.Printed, theirs.Printed, [], [], []);
        if (ours.Numbers != theirs.Numbers && ours.Numbers.Length > 0 && theirs.Numbers.Length > 0) return null;
        var pairing = Pairing.Of(ours, theirs);
        var isWhole = pairing.LeftOurs.Count == 0 && pairing.LeftTheirs.Count == 0;
        // Common words alone make one name of two only if all of them agree that say more than what sort of body it is.
        if (!pairing.HasOwn && !isWhole && !pairing.LeftAreSorts) return pairing.IsPart ? Said(OfPart, LikenessRule.PartOfIt) : null;
        var score = (int)Math.Round(100 * 2 * pairing.Shared / (ours.Weight + theirs.Weight));
        if (ours.Joined.Length > 3 && ours.Joined == theirs.Joined && score is >= 60 and < 90) return Said(90, LikenessRule.SameLetters);
        if (isWhole) return Said(score, LikenessRule.SameWords);
        if (score >= Least) return Said(score, LikenessRule.MostWords);
        return pairing.IsPart ? Said(OfPart, LikenessRule.PartOfIt) : null;

        Likeness Said(int points, LikenessRule rule) => new(
            Math.Min(points, 100), rule, ours.Printed, theirs.Printed, [.. pairing.Agreed], [.. pairing.LeftOurs.Select(w => w.Printed)],
            [.. pairing.LeftTheirs.Select(w => w.Printed)]);
    }

    private static bool Abbreviates(ComparedName brief, ComparedName name) =>
        brief.Abbreviation is { } letters && name.Words.Length >= NameReader.ShortestAbbreviation && name.Initials.Contains(letters);
}

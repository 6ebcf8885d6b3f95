using CsCheck;
using Tracker.Domain.Identifiers;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Identifiers;

/// <summary>Identifiers made from random parts: what is printed is read as the same parts.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<PartialDate?> Year = Gen.Int[1865, 2200].Select(year => year > 2100 ? null : PartialDate.Read($"{year}"));

    private static readonly Gen<string> Digits = Gen.Int[1, 99_999].Select(n => $"{n}");

    private static readonly Gen<DocumentIdentifier> Iso = Gen.Select(
        OneOf("ISO", "IEC", "ISO/IEC", "ISO/IEC/IEEE", "CISPR"), OneOf<string?>(null, "TR", "TS", "PAS"),
        OneOf<string?>(null, "WD", "CD", "DIS", "FDIS"), Digits, OneOf<string?>(null, "2", "3-14", "B01"), Year,
        OneOf<string?>(null, "en", "en,fr")).Select((publisher, kind, stage, number, part, date, language) => new DocumentIdentifier
        {
            Family = IdentifierFamily.IsoIec, Publisher = publisher, Kind = kind, Stage = stage, Number = number, Part = part, Date = date, Language = language,
            Supplements = date is null ? [] : [new("Amd", "1", null, date), new("Cor", "2", "CD")],
        });

    private static readonly Gen<DocumentIdentifier> ItuT = Gen.Select(
        Gen.Char['A', 'Z'], Gen.Int[1, 9999], Year, Gen.Bool).Select((series, number, date, isAmended) => new DocumentIdentifier
        {
            Family = IdentifierFamily.ItuT, Publisher = "ITU-T", Number = $"{series}.{number}", Date = date,
            Supplements = isAmended ? [new("Amd.", "1", Date: PartialDate.Read("2012-03"))] : [],
        });

    private static readonly Gen<DocumentIdentifier> Ieee = Gen.Select(
        OneOf("802.11ax", "C37.122.4", "11073"), Gen.Int[1, 99], Gen.Bool).Select((number, draft, hasDate) => new DocumentIdentifier
        {
            Family = IdentifierFamily.Ieee, Publisher = "IEEE", Kind = "Project", Number = number, Stage = $"D{draft}",
            Date = hasDate ? PartialDate.Read("2018-03") : null,
        });

    [Fact]
    public void Printed_identifier_is_read_as_the_same_parts() => Gen.OneOf(Iso, ItuT, Ieee).Sample(made =>
    {
        var read = DocumentIdentifier.Read(made.ToString(), out var problem);
        Assert.True(read is not null, $"{made}: {problem}");
        Assert.Equal((made.Publisher, made.Kind, made.Stage, made.Number, made.Part), (read.Publisher, read.Kind, read.Stage, read.Number, read.Part));
        Assert.Equal((made.Date, made.Language, made.Family), (read.Date, read.Language, read.Family));
        Assert.Equal(made.Supplements, read.Supplements);
    }, iter: 5_000);

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);
}

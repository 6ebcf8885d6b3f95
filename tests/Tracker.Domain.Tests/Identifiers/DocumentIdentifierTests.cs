using Tracker.Domain.Identifiers;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Identifiers;

public sealed class DocumentIdentifierTests
{
    [Theory]
    [InlineData("Q11/15", "Q11/15")]
    [InlineData("Question 11/15", "Q11/15")]
    [InlineData("ITU-T X.1811", "ITU-T X.1811")]
    [InlineData("X.1811", "ITU-T X.1811")]
    [InlineData("Rec. ITU-T X.1811 (04/2021)", "ITU-T X.1811 (04/2021)")]
    [InlineData("ITU-T G.8113.1/Y.1372.1 (2016) Cor. 1 (11/2016)", "ITU-T G.8113.1/Y.1372.1 (2016) Cor. 1 (11/2016)")]
    [InlineData("ITU-T L Suppl. 45 (12/2021)", "ITU-T L Suppl. 45 (12/2021)")]
    [InlineData("ITU-R BT.2100-2", "ITU-R BT.2100-2")]
    [InlineData("JTC1/SC42", "ISO/IEC JTC 1/SC 42")]
    [InlineData("ISO/IEC JTC 1/SC 42", "ISO/IEC JTC 1/SC 42")]
    [InlineData("SG13", "ITU-T SG13")]
    [InlineData("ISO/IEC DIS 23837-2", "ISO/IEC DIS 23837-2")]
    [InlineData("FprISO 10140-4", "ISO/PRF 10140-4")]
    [InlineData("ISO/IEC CD 27071.2", "ISO/IEC CD 27071.2")]
    [InlineData("AWI IWA 36", "AWI IWA 36")]
    [InlineData("IEC 61784-5-15:2010+AMD1:2015 CSV", "IEC 61784-5-15:2010+Amd 1:2015 CSV")]
    [InlineData("65E/859/CDV", "65E/859/CDV")]
    [InlineData("ETSI TS 136 423 V17.6.0 (2023-10)", "ETSI TS 136 423 V17.6.0 (2023-10)")]
    [InlineData("TS 23.501 v17.6.0", "3GPP TS 23.501/17.6.0")]
    [InlineData("3GPP TS 29.198-04-3:Rel-5/5.5.0", "3GPP TS 29.198-04-3:REL-5/5.5.0")]
    [InlineData("S2-1810123", "S2-1810123")]
    [InlineData("rfc9110", "RFC 9110")]
    [InlineData("draft-ietf-quic-http-34", "draft-ietf-quic-http-34")]
    [InlineData("IEEE P2755.2/D2", "IEEE P2755.2/D2")]
    [InlineData("IEEE Unapproved Draft Std P977_D3, Sep 2008", "IEEE Unapproved Draft Std P977/D3, September 2008")]
    [InlineData("IEEE P1722.1-2013/Cor 1/D7 January 2016", "IEEE P1722.1-2013/Cor 1/D7, January 2016")]
    [InlineData("IEEE Std 1366-2012 (Revision of IEEE Std 1366-2003) - Redline", "IEEE Std 1366-2012 (Revision of IEEE Std 1366-2003) - Redline")]
    public void Identifier_is_printed_in_its_normal_form(string text, string normal)
    {
        Assert.Equal(normal, DocumentIdentifier.Read(text, out var problem)?.ToString());
        Assert.Equal("", problem);
        Assert.Equal(normal, DocumentIdentifier.Read(normal)?.ToString());
    }

    [Theory]
    [InlineData("ISO 14687-1:1999/Cor.1:2001", "ISO 14687-1:1999/Cor 1:2001")]
    [InlineData("IEC 62443-3-3:2013/COR1:2014", "IEC 62443-3-3:2013/Cor 1:2014")]
    [InlineData("Guide ISO/CEI 51:1999", "ISO/IEC GUIDE 51:1999")]
    [InlineData("ISO 20251:2016(F)", "ISO 20251:2016(fr)")]
    [InlineData("ISO/IEC 2382-36:2019(E/F)", "ISO/IEC 2382-36:2019(en,fr)")]
    [InlineData("IEEE STD 1139-2008", "IEEE Std 1139-2008 (Revision of IEEE Std 1139-1999)")]
    [InlineData("ITU-T X.681 (2002) Technical Cor. 2 (05/2007)", "ITU-T X.681 (2002) Cor. 2 (05/2007)")]
    [InlineData("IEEE/ISO/IEC P29119-4/DIS", "ISO/IEC/IEEE DIS P29119-4")]
    [InlineData("ISO 9001:2015", "ISO 9001:2015")]
    public void Spellings_of_one_document_are_equal(string one, string other)
    {
        Assert.Equal(DocumentIdentifier.Read(one), DocumentIdentifier.Read(other));
        Assert.Equal(DocumentIdentifier.Read(one)!.GetHashCode(), DocumentIdentifier.Read(other)!.GetHashCode());
    }

    [Theory]
    [InlineData("ISO 9001:2015", "ISO 9001:2008")]
    [InlineData("ISO/IEC DIS 23837-2", "ISO/IEC 23837-2")]
    [InlineData("ISO/IEC 23837-1", "ISO/IEC 23837-2")]
    [InlineData("ITU-T X.1811", "ITU-T Y.1811")]
    [InlineData("Q11/15", "Q1/15")]
    [InlineData("ISO 1/Amd 1", "ISO 1/Cor 1")]
    public void Different_documents_are_not_equal(string one, string other) =>
        Assert.NotEqual(DocumentIdentifier.Read(one)!, DocumentIdentifier.Read(other)!);

    [Theory]
    [InlineData("ISO/IEC DIS 23837-2:2022(en)", "ISO/IEC 23837-2")]
    [InlineData("IEEE P2755.2/D2", "IEEE Std 2755.2-2020")]
    [InlineData("3GPP TS 23.501:REL-17/17.6.0", "TS 23.501")]
    [InlineData("ITU-T X.1811 (04/2021) Cor. 1", "X.1811")]
    public void Editions_and_stages_are_of_one_work(string one, string other) =>
        Assert.Equal(DocumentIdentifier.Read(one)!.Work, DocumentIdentifier.Read(other)!.Work);

    [Fact]
    public void Supplements_of_a_series_are_different_works() =>
        Assert.NotEqual(DocumentIdentifier.Read("ITU-T L Suppl. 45 (12/2021)")!.Work, DocumentIdentifier.Read("ITU-T L Suppl. 46 (12/2021)")!.Work);

    [Fact]
    public void Parts_are_what_the_text_says()
    {
        var iso = DocumentIdentifier.Read("ISO/CEI TR 15938-7.2:2003/Amd 5:2010/CD Cor 1(E/F)")!;
        Assert.Equal(("ISO/IEC", "TR", "15938", "7", "2", "en,fr"), (iso.Publisher, iso.Kind, iso.Number, iso.Part, iso.Iteration, iso.Language));
        Assert.Equal(PartialDate.Read("2003"), iso.Date);
        Assert.Equal([new Supplement("Amd", "5", null, PartialDate.Read("2010")), new Supplement("Cor", "1", "CD")], iso.Supplements);

        var question = DocumentIdentifier.Read("Q11/15")!;
        Assert.Equal(("ITU-T", "Question", "11", "15"), (question.Publisher, question.Kind, question.Number, question.Group));

        var paper = DocumentIdentifier.Read("65E/859A(F)/CDV")!;
        Assert.Equal(("IEC", "65E", "859A", "CDV", "fr"), (paper.Publisher, paper.Group, paper.Number, paper.Stage, paper.Language));

        var project = DocumentIdentifier.Read("IEEE P802.11ax/D2, March 2018")!;
        Assert.Equal(("IEEE", "Project", "802.11ax", "D2"), (project.Publisher, project.Kind, project.Number, project.Stage));
        Assert.Equal(PartialDate.Read("2018-03"), project.Date);

        var spec = DocumentIdentifier.Read("3GPP TS 36.523-3:REL-12/12.7.0")!;
        Assert.Equal(("TS", "36.523", "3", "REL-12", "12.7.0"), (spec.Kind, spec.Number, spec.Part, spec.Release, spec.Edition));
    }
}

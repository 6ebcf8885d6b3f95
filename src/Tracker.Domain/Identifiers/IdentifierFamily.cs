namespace Tracker.Domain.Identifiers;

/// <summary>Bodies that write their identifiers alike; each family has one grammar.</summary>
public enum IdentifierFamily
{
    /// <summary>ISO, IEC and what they publish with others: <c>ISO/IEC DIS 23837-2</c>.</summary>
    IsoIec,

    /// <summary>Numbered papers of an IEC committee: <c>65E/859/CDV</c>.</summary>
    IecPapers,

    /// <summary>ITU-T texts and Questions: <c>ITU-T X.1811 (04/2021)</c>, <c>Q11/15</c>.</summary>
    ItuT,

    /// <summary>ITU-R texts and Questions: <c>ITU-R BT.2100-2</c>.</summary>
    ItuR,

    /// <summary>ETSI deliverables: <c>ETSI TS 136 423 V17.6.0 (2023-10)</c>.</summary>
    Etsi,

    /// <summary>3GPP specifications: <c>3GPP TS 23.501:REL-17/17.6.0</c>.</summary>
    ThreeGpp,

    /// <summary>Meeting documents of 3GPP groups: <c>S2-1810123</c>.</summary>
    ThreeGppPapers,

    /// <summary>IETF series and Internet-Drafts: <c>RFC 9110</c>.</summary>
    Ietf,

    /// <summary>IEEE standards and projects: <c>IEEE P2755.2/D2</c>.</summary>
    Ieee,

    /// <summary>Committees and study groups: <c>ISO/IEC JTC 1/SC 42</c>.</summary>
    Groups,
}
